import { expect, it } from 'vitest'
import type { Finding } from '../../src/pipeline/finding.ts'
import type { CheckDocument } from '../../src/write/checkDocument.ts'
import { buildReceipt } from '../../src/write/receipt/receipt.ts'
import { receiptText } from '../../src/write/receipt/receiptText.ts'

const HEAD = {
  unitName: 'LĐLĐ huyện',
  periodName: 'Quý III/2023',
  receivedAt: '2023-09-08T01:00:00Z',
  version: 1,
  correction: null,
  submission: 'm',
  pipeline: null,
  topName: 'Tỉnh',
  marked: null,
}

function answer(more: Partial<CheckDocument>): string {
  const nothing = { facts: [], findings: [], forms: [], notChecked: [] }
  const about = { file: 'a.xlsx', sha256: 's', pipeline: 'p', unit: 'U', period: '2023-Q3', reason: null }
  return receiptText(buildReceipt({ status: 'returned', ...about, ...nothing, ...more }, HEAD))
}

function finding(sheet: string, cell: string): Finding {
  return { rule: 'T09', severity: 'error', at: { sheet, cell }, given: '', expected: null, message: 'Để trống.' }
}

it('An answer goes through the sheets as the forms do, whichever was looked at first', () => {
  const findings = [finding('04', 'B4'), finding('Khác', 'A1'), finding('01', 'E7'), finding('01', 'E5')]
  const lines = answer({ findings, forms: ['01', '04'] }).split('\n')
  expect(lines.filter((line) => line.startsWith('  •')).map((line) => /\[(.*)\]/.exec(line)?.[1])).toEqual([
    '01!E5',
    '01!E7',
    '04!B4',
    'Khác!A1',
  ])
})

it('An answer says what could not be judged by the numbers of the rules, and why', () => {
  expect(answer({ notChecked: ['X01', 'X19'] })).toContain(
    '\nQuy tắc chưa kiểm tra được, vì thiếu số liệu hoặc số chưa chính xác: X01, X19.\n',
  )
})

it('An answer counts the figures that were read, but not those of a file that was not', () => {
  expect(answer({})).toContain('\nSố liệu đã đọc: 0\n')
  expect(answer({ status: 'refused', reason: 'Đây là tệp PDF.' })).not.toContain('đã đọc')
})
