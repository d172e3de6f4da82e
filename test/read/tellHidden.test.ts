import { describe, expect, test } from 'vitest'
import type { RawCell } from '../../src/parse/rawCell.ts'
import type { Form } from '../../src/pipeline/form.ts'
import type { FormReading } from '../../src/read/reading.ts'
import { tellHidden } from '../../src/read/tellHidden.ts'
import { packSheets, type ShownSheet } from './formula/packSheets.ts'
import { indicatorOf } from './readReturn.ts'

const indicator = indicatorOf('inspect_charter')
const ABOUT = { indicator, time: 'in_period', union: null, item: '', blank: null, asOf: null, explanation: null } as const

/** What is told of a sheet whose cells from column B on are figures. */
function told(kind: Form['kind'], sheet: Partial<ShownSheet>): string[] {
  const rows = Array.from({ length: 12 }, (_, index) => ['mã', index, null, index + 1])
  const [given] = packSheets({ BIEU: { rows, ...sheet } }).sheets
  const form = { kind } as Form
  const cells = given?.rows.flatMap((row): RawCell[] => row.cells.slice(1)) ?? []
  const reading: FormReading = { form, sheet: 'BIEU', unions: [], entries: cells.map((cell) => ({ ...ABOUT, cell })) }
  const findings = tellHidden([{ form, sheet: given ?? expect.fail() }], [reading])
  for (const { at, message } of findings) {
    expect(at).toEqual({ sheet: 'BIEU', cell: 'A1' })
    expect(message).toMatch(/^Trang tính BIEU đang ẩn.+ được đọc .+Đề nghị bỏ ẩn.+\.$/u)
  }
  return findings.map(({ severity, given: places }) => `${severity} ${places}`)
}

describe('figures that nobody sees are read, and said once for a sheet', () => {
  test.each([
    ['figures', { hiddenRows: [7, 9, 10, 11, 12] }, ['notice hàng 7, 9–12']],
    ['figures', { hiddenColumns: [[2, 2]] }, ['notice cột B']],
    ['figures', { hiddenRows: [1], hiddenColumns: [[2, 900]] }, ['notice hàng 1, cột B, D']],
    ['list', { hiddenRows: [7] }, ['warning hàng 7']],
    ['events', { hiddenRows: [7] }, ['warning hàng 7']],
    ['list', { hiddenRows: [7, 8], isFiltered: true }, ['notice hàng 7–8']],
    ['list', { hiddenColumns: [[4, 4]], isFiltered: true }, ['warning cột D']],
    ['figures', { isHidden: true }, ['warning null']],
    ['figures', {}, []],
    [
      'figures',
      {
        hiddenColumns: [
          [1, 1],
          [3, 3],
        ],
      },
      [],
    ],
    ['figures', { rows: [['mã'], ['mã', 1]], hiddenRows: [1] }, []],
    ['figures', { rows: [['mã'], ['mã', ' ']], isHidden: true }, []],
  ] as const)('%s %j: %j', (kind, sheet, expected) => expect(told(kind, sheet)).toEqual(expected))

  test('a long list of rows is cut short', () => {
    const rows = Array.from({ length: 60 }, (_, index) => ['mã', index])
    const hiddenRows = rows.map((_, index) => index + 1).filter((row) => row % 2 === 0)
    expect(told('figures', { rows, hiddenRows })).toEqual(['notice hàng 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, …'])
  })
})
