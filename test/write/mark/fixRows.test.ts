import { describe, expect, it } from 'vitest'
import type { Finding } from '../../../src/pipeline/finding.ts'
import { type FixPoint, fixRows } from '../../../src/write/mark/fixRows.ts'

const SHEETS = ['01', '02']

function finding(cell: string, more: Partial<Finding> = {}): Finding {
  const message = `Ô ${cell} để trống. Đề nghị ghi.`
  return { rule: 'T09', severity: 'error', at: { sheet: '01', cell }, given: null, expected: null, message, ...more }
}

function rows(findings: Finding[]) {
  return fixRows({ head: [], findings }, SHEETS).map((row) => ('heading' in row ? row.heading : shortly(row)))
}

function shortly({ number, sheet, cells, message }: FixPoint): string {
  return `${number ?? '+'} ${sheet}!${cells} ${message}`
}

describe('the table of what is to be put right', () => {
  it('has errors before warnings before notices, each in the order of the sheets and cells', () => {
    const findings = [
      finding('B2', { severity: 'notice', message: 'Ghi chú.' }),
      finding('E10', { at: { sheet: '02', cell: 'E10' }, message: 'Sai C.' }),
      finding('E9', { severity: 'warning', message: 'Lạ.' }),
      finding('E10', { message: 'Sai B.' }),
      finding('E9', { message: 'Sai A.' }),
    ]
    expect(rows(findings)).toEqual([
      'Cần sửa (3)',
      '1 01!E9 Sai A.',
      '2 01!E10 Sai B.',
      '3 02!E10 Sai C.',
      'Cần xác nhận (1): đúng thì ghi giải trình, sai thì sửa',
      '4 01!E9 Lạ.',
      'Lưu ý (1): để biết, không phải làm gì',
      '5 01!B2 Ghi chú.',
    ])
  })

  it('says an equal message once with all its cells: those below one another as a range, the others each on a row', () => {
    expect(rows(['E7', 'E5', 'E6', 'F6', 'E9'].map((cell) => finding(cell)))).toEqual([
      'Cần sửa (1)',
      '1 01!E5:E7 Mỗi ô này để trống. Đề nghị ghi.',
      '+ 01!E9 Như dòng trên.',
      '+ 01!F6 Như dòng trên.',
    ])
  })

  it('keeps apart what differs in the numbers, the rule or the sheet', () => {
    const findings = [
      finding('E5', { given: '5', message: 'Sai.' }),
      finding('E6', { given: '6', message: 'Sai.' }),
      finding('E7', { given: '5', message: 'Sai.', rule: 'X01' }),
      finding('E7', { given: '5', message: 'Sai.', at: { sheet: '02', cell: 'E7' } }),
    ]
    expect(rows(findings)[0]).toBe('Cần sửa (4)')
  })

  it('puts five warnings first, and the rest under a heading of their own', () => {
    const warnings = Array.from({ length: 7 }, (_, index) => finding(`E${5 + index}`, { severity: 'warning', message: `Lạ ${index}.` }))
    expect(rows(warnings).filter((row) => !row.includes('!'))).toEqual([
      'Cần xác nhận (7): đúng thì ghi giải trình, sai thì sửa',
      'Cần xác nhận: còn 2 điểm',
    ])
  })

  it('tells a finding on the whole file, and one whose address is none', () => {
    expect(rows([finding('', { at: null, message: 'Thiếu biểu.' }), finding('?', { message: 'Lạ.' })])).toEqual([
      'Cần sửa (2)',
      '1 ! Thiếu biểu.',
      '2 01!? Lạ.',
    ])
  })
})
