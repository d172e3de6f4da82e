import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Finding } from '../../src/pipeline/finding.ts'
import type { TimeBasis } from '../../src/pipeline/indicator.ts'
import { loadDefinitions } from '../../src/pipeline/load.ts'
import type { Pipeline } from '../../src/pipeline/pipeline.ts'
import { projectRoot } from '../../src/store/projectRoot.ts'
import type { CheckDocument, FactDocument } from '../../src/write/checkDocument.ts'
import { buildReceipt, type Receipt } from '../../src/write/receipt/receipt.ts'
import { receiptHtml } from '../../src/write/receipt/receiptHtml.ts'
import { receiptText } from '../../src/write/receipt/receiptText.ts'

const HEAD = {
  unitName: 'LĐLĐ huyện',
  periodName: 'Quý III/2023',
  receivedAt: '2023-09-08T01:00:00Z',
  version: 1,
  dueAt: null,
  correction: null,
  submission: 'm',
  pipeline: null,
  topName: 'Tỉnh',
  marked: null,
}

const DOCUMENT: CheckDocument = {
  ...{ file: 'a.xlsx', sha256: 's', status: 'returned', pipeline: 'p', unit: 'U', period: '2023-Q3', reason: null },
  ...{ facts: [], findings: [], forms: [], notChecked: [] },
}

function answer(more: Partial<CheckDocument>): string {
  return receiptText(buildReceipt({ ...DOCUMENT, ...more }, HEAD))
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

const pipelines = await loadDefinitions([join(projectRoot(), 'pipelines')])
const quarterly = pipelines.pipelines.find(({ code }) => code === 'quarterly-return') as Pipeline

function fact(indicator: string, time: TimeBasis, more: Partial<FactDocument> = {}): FactDocument {
  const figure = { state: 'value', value: 57, stated: 57, low: 57, high: 57, qualifier: 'exact', raw: '57' } as const
  const place = { form: '09_KIEMTRA', at: { sheet: '09_KIEMTRA', cell: 'E7' }, unit: 'U', item: '' }
  return { indicator, time, ...figure, ...place, asOf: '2023-08-31', asOfSource: 'inferred', isAddend: true, explanation: null, ...more }
}

function figuresOf(facts: FactDocument[], status: CheckDocument['status'] = 'accepted'): Receipt {
  const about = { file: 'a.xlsx', sha256: 's', pipeline: 'quarterly-return', unit: 'U', period: '2023-Q3', reason: null }
  return buildReceipt(
    { status, ...about, forms: ['09_KIEMTRA'], facts, findings: [], notChecked: [] },
    { ...HEAD, pipeline: quarterly, topName: 'Tỉnh Lai Châu' },
  )
}

it('A receipt tells each figure as it was read, and the totals that it goes into besides its own', () => {
  const text = receiptText(figuresOf([fact('inspect_charter_same_level', 'in_period')]))
  expect(text).toContain('Mỗi số được cộng vào tổng số cùng tên của Tỉnh Lai Châu, Quý III/2023')
  expect(text).toContain('\n  E7  Kiểm tra chấp hành Điều lệ – cùng cấp, trong kỳ: 57 cuộc → Kiểm tra chấp hành Điều lệ\n')
})

it('A receipt says how a cell is written where that is not how it was read, and that a typed total is only checked', () => {
  const text = receiptText(
    figuresOf([
      fact('inspect_charter', 'in_period', { isAddend: false }),
      fact('inspect_charter_lower_level', 'in_period', { raw: '08 cuộc', stated: 8, low: 8, high: 8 }),
    ]),
  )
  expect(text).toContain('Kiểm tra chấp hành Điều lệ, trong kỳ: 57 cuộc (ô kiểm tra, không cộng)')
  expect(text).toContain(': 8 cuộc (ô ghi "08 cuộc")')
})

it('A receipt tells the rows of a list as one line for each column', () => {
  const rows = [3, 4].map((count) =>
    fact('inspect_charter_same_level_listed', 'in_period', { unit: `U-${count}`, stated: count, low: count, high: count }),
  )
  const [group] = figuresOf(rows).figures
  expect(group?.lines).toMatchObject([{ cell: '', value: expect.stringMatching(/^7 .*, 2 dòng$/) }])
})

it('A receipt of a returned file says that none of its figures were added to anything', () => {
  const text = receiptText(figuresOf([fact('inspect_charter_same_level', 'in_period')], 'returned'))
  expect(text).toContain('chưa số nào được cộng vào tổng số')
  expect(text).toContain('Tệp đã nộp được lưu nguyên bản.')
})

it('A receipt says by when the unit had to send, and that it was late', () => {
  const receipt = (dueAt: string) => new Map(buildReceipt(DOCUMENT, { ...HEAD, dueAt }).about).get('Hạn nộp')
  expect(receipt('2023-09-08T23:59:59+07:00')).toBe('23h59 ngày 08/9/2023')
  expect(receipt('2023-09-07T23:59:59+07:00')).toBe('23h59 ngày 07/9/2023 (nộp muộn)')
})

it('A receipt of a file that says nothing new says so', () => {
  const { means } = buildReceipt({ ...DOCUMENT, status: 'accepted' }, { ...HEAD, version: null })
  expect(means).toContain('Số liệu giống hệt bản đang được tính nên không tạo bản mới.')
})

it('The page is a whole page, runs nothing, and shows what was sent as text', () => {
  const page = receiptHtml(buildReceipt({ ...DOCUMENT, file: '<script>alert(1)</script>.xlsx' }, HEAD))
  expect(page).toMatch(/^<!doctype html>\n<html lang="vi">/)
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;.xlsx')
  expect(page).not.toContain('<script')
})
