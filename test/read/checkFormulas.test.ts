import { describe, expect, test } from 'vitest'
import type { RawCell } from '../../src/parse/rawCell.ts'
import type { Form } from '../../src/pipeline/form.ts'
import { checkFormulas } from '../../src/read/checkFormulas.ts'
import { PlainSums } from '../../src/read/formula/plainSums.ts'
import type { FormReading } from '../../src/read/reading.ts'
import type { Workbook } from '../../src/read/sheet.ts'
import { packSheets, type Shown } from './formula/packSheets.ts'
import { indicatorOf } from './readReturn.ts'

const indicator = indicatorOf('inspect_charter')
const ABOUT = { indicator, time: 'in_period', union: null, item: '', blank: null, asOf: null, explanation: null } as const

/** Every cell of the first column of the first sheet as a figure of a form. */
function readFigures({ sheets }: Workbook, form = { kind: 'figures' } as Form): FormReading {
  const [sheet] = sheets
  const cells = sheet?.rows.flatMap((row): RawCell[] => [row.cell(1) ?? []].flat()) ?? []
  return { form, sheet: sheet?.name ?? '', unions: [], entries: cells.map((cell) => ({ ...ABOUT, cell })) }
}

function told(rows: readonly (readonly Shown[])[], more: Parameters<typeof packSheets>[0] = {}): string[] {
  const workbook = packSheets({ BIEU: { rows }, ...more })
  return checkFormulas(workbook, [readFigures(workbook)]).map(
    ({ rule, severity, at, expected }) => `${rule} ${severity} ${at?.cell} ${expected}`,
  )
}

const of = (formula: string, shows: number | string | boolean, kind?: 'error' | 'date'): Shown => ({
  shows,
  formula,
  ...(kind && { kind }),
})

describe('a plain sum whose stored result is another number', () => {
  test.each([
    [of('B1+C1', 58), ['V04 error A1 57']],
    [of('SUM(B1:C1)', 1_500), ['V04 error A1 57']],
    [of('B1', 'không phát sinh'), ['V04 error A1 56']],
    [of('D1', 56), ['V04 error A1 "chữ"']],
    [of('E1', 1_234_567), ['V04 error A1 1.234.567,5']],
  ])('%j: %j', (cell, expected) => expect(told([[cell, 56, 1, 'chữ', 1_234_567.5]])).toEqual(expected))

  test.each([
    of('B1+C1', 57),
    of('B1+C1', '57'),
    of('SUM(B1:D1)', 57),
    of('D1', 'chữ'),
    of('SUM(F1:H1)', 0.6),
    of('B1*C1', 3),
    of('B1+D1', 3),
    of('B1+C1', '#REF!', 'error'),
    of('B1+C1', '2023-10-08', 'date'),
    of('B1', true),
    57,
  ])('is not %j', (cell) => expect(told([[cell, 56, 1, 'chữ', null, 0.1, 0.2, 0.3]])).toEqual([]))

  test('says both numbers, and how to have them worked out', () => {
    const workbook = packSheets({ BIEU: { rows: [[of('B1+C1', 1058), 1056, 1]] } })
    const [finding] = checkFormulas(workbook, [readFigures(workbook)])
    expect(finding).toMatchObject({ given: '1058', expected: '1.057', at: { sheet: 'BIEU', cell: 'A1' } })
    expect(finding?.message).toMatch(/^Ô A1 \(.+\): công thức "=B1\+C1" tính ra 1\.057, nhưng ô đang hiện 1\.058, .*Đề nghị .*F9.*\.$/u)
  })

  test('that a figure takes from it over another sheet', () => {
    const more = { 'Bảng 1': { rows: [[of('SUM(A2:A3)', 9)], [4], [6]] } }
    expect(told([[of("'Bảng 1'!A1", 9)]], more)).toEqual(['V04 error A1 10'])
  })

  test('is nobody’s figure where no form reads the cell', () => expect(told([[5, of('A1+A1', 11)]])).toEqual([]))
})

describe('a number that comes from outside the file', () => {
  test.each([
    '[1]Sheet1!$A$1',
    "'[1]Kiểm tra (2)'!A1+1",
    "SUM('C:\\BaoCao\\[q3.xlsx]Biểu ''A'''!A1:A3)",
    '[2]!TongSo',
    'IF(B1="x",[1]T1!A1,0)',
    'WEBSERVICE("http://vi-du.vn")',
    "excel|'C:\\q3.xls'!R1C1",
  ])('%s', (formula) => expect(told([[of(formula, 5)]])).toEqual(['V05 warning A1 null']))

  test.each(['Bảng1[Số]', 'SUM(Bảng1[[#This Row],[Số]])', 'IF(B1="[1]Sheet1!A1",1,2)', 'IF(B1="a|b",1,2)', "'Biểu [1'!A1"])(
    'is not %s',
    (formula) => {
      expect(told([[of(formula, 5)]])).toEqual([])
    },
  )
})

describe('formulas beside the figures', () => {
  test('say nothing of a row of a list, which counts whatever its name comes from', () => {
    const workbook = packSheets({ DS: { rows: [[of('[1]DS!B1', 'CĐCS số 1')]] } })
    const form = { kind: 'list', rowIndicator: indicator.code } as Form
    expect(checkFormulas(workbook, [readFigures(workbook, form)])).toEqual([])
  })

  test('that are too many are counted, and their numbers stay', () => {
    const rows = Array.from({ length: 500 }, (_, index): Shown[] => [of('SUM(B1:B500)', 500), index === 0 ? 500 : 0])
    const workbook = packSheets({ BIEU: { rows } })
    const findings = checkFormulas(workbook, [readFigures(workbook)], new PlainSums(workbook, 5_000))
    expect(findings).toHaveLength(1)
    expect(findings[0]).toMatchObject({ rule: 'V06', severity: 'notice', at: null })
    expect(Number(findings[0]?.given)).toBeGreaterThan(100)
    expect(Number(findings[0]?.given)).toBeLessThan(500)
  })
})
