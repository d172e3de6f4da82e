import { describe, expect, test } from 'vitest'
import { parseFigure } from '../../src/parse/parseFigure.ts'
import { parsePercent } from '../../src/parse/parsePercent.ts'
import { parseUnit } from '../../src/parse/parseUnit.ts'
import { numberCell, type RawCell, textCell } from '../../src/parse/rawCell.ts'
import type { IndicatorKind } from '../../src/pipeline/indicator.ts'
import { UNIT_NAMES } from './readUnits.ts'

const AT = { sheet: 'S', cell: 'E7' }
const errorCell = (code: string): RawCell => ({ at: AT, kind: 'error', value: code, raw: code })
const dayCell = (value: string, format = 'dd/mm'): RawCell => ({ at: AT, kind: 'date', value, raw: value, format })

function refusalOf(cell: RawCell, kind: IndicatorKind = 'count'): string {
  const parsed = parseFigure(cell, { kind, measure: kind === 'count' ? 'cuộc' : 'đồng' })
  return 'refusal' in parsed ? parsed.refusal : expect.fail(`${cell.raw} is read`)
}

const CODES = ['#REF!', '#DIV/0!', '#VALUE!', '#NAME?', '#N/A', '#NUM!', '#NULL!', '#SPILL!', '########', '#CHƯA TÍNH'] as const

describe('an error value says what it is and what to do', () => {
  test.each(CODES)('%s, in a column of any kind', (code) => {
    for (const kind of ['count', 'money', 'average', 'range', 'percent', 'yes_no', 'date'] as const) {
      const refusal = refusalOf(errorCell(code), kind)
      expect(refusal).toMatch(/^\p{Lu}.*[:,] .*Đề nghị .+\.$/u)
      if (code.includes('!') || code.includes('?')) expect(refusal).toContain(`Lỗi công thức (${code})`)
    }
  })

  test('no two of them the same', () => expect(new Set(CODES.map((code) => refusalOf(errorCell(code)))).size).toBe(CODES.length))
  test('one that is new to us too', () => expect(refusalOf(errorCell('#PYTHON!'))).toContain('(#PYTHON!)'))
  test.each(['#REF!', '#n/a', 'Err:502', '#GETTING_DATA'])('%s that was pasted as text', (code) => {
    expect(refusalOf(textCell(code))).toContain(`Lỗi công thức (${code})`)
  })
})

const DAYS: readonly (readonly [day: string, format: string, said: readonly string[]])[] = [
  ['2023-10-08', 'dd/mm', ['Chứa ngày 08/10/2023', '"8/10" và Excel', 'Có phải 8 trên 10?', 'hai ô riêng']],
  ['2023-10-08', 'd-mmm', ['"8/10" và Excel', 'Có phải 8 trên 10?']],
  ['2023-08-10', '[$-42A]d-mmm;@', ['"10/8" hoặc "8/10"', 'Có phải 8 trên 10?']],
  ['2023-09-30', 'd/m/yyyy', ['ngày 30/9/2023', '"30/9" hoặc "9/30"', 'Có phải 9 trên 30?']],
  ['2023-11-11', 'd-mmm', ['"11/11" và Excel', 'Có phải 11 trên 11?']],
  ['1950-12-01', 'mmm-yy', ['tháng 12/1950', '"12/50" và Excel', 'Có phải 12 trên 50?']],
  ['1900-02-26', 'dd/mm/yyyy', ['hiện thành ngày 26/02/1900', 'Có phải 57?', 'đổi định dạng ô thành số']],
  ['1900-02-29', 'dd/mm/yyyy', ['Có phải 60?']],
  ['1900-03-01', 'dd/mm/yyyy', ['Có phải 61?']],
  ['6006-11-09', 'dd/mm/yyyy', ['Có phải 1.500.000?']],
  ['1899-12-31T08:10:00', 'h:mm', ['Chứa giờ 08:10']],
  ['2023-10-08T08:10:00', 'd/m/yyyy h:mm', ['Chứa 08h10 ngày 08/10/2023']],
]

describe('a day in a number column says what was most likely typed', () => {
  test.each(DAYS)('%s shown as %s: %j', (day, format, said) => {
    for (const words of said) expect(refusalOf(dayCell(day, format))).toContain(words)
  })

  test.each([
    [57, 'Có phải 57?'],
    [45207, 'Có phải 8 trên 10?'],
    [1_500_000, 'Có phải 1.500.000?'],
  ])('the number %d that a reader gives with a date format: %s', (value, said) => {
    expect(refusalOf(numberCell(value, AT, 'dd/mm/yyyy'))).toContain(said)
  })

  test.each([dayCell('2023-11-11'), numberCell(45241, AT), numberCell(45241, AT, 'd-mmm')])(
    'a column of shares takes it as text',
    (cell) => {
      expect(parsePercent(cell)).toEqual({ refusal: expect.stringMatching(/Có phải 11 trên 11\? Đề nghị đổi định dạng ô thành Text/u) })
    },
  )

  test('a unit is no day', () => {
    expect(parseUnit(dayCell('2023-11-11'), UNIT_NAMES)).toEqual({ refusal: expect.stringContaining('Đơn vị ghi thành một ngày') })
  })
})

describe('what a spreadsheet has done to a number is said', () => {
  test.each([
    [0.57, '0%', 'Định dạng phần trăm (57%). Có phải số lượng là 57?'],
    [0.906, '0.0%', 'Định dạng phần trăm (90,6%). Đề nghị ghi số lượng'],
  ])('%d shown as %s', (value, format, said) => expect(refusalOf(numberCell(value, AT, format))).toContain(said))

  test('from 16 digits on some are lost', () => {
    const long = { ...numberCell(9_007_199_254_740_991, AT), raw: '9007199254740991' }
    for (const kind of ['count', 'money'] as const) expect(refusalOf(long, kind)).toMatch(/^Ghi 9007199254740991: .*15 chữ số/u)
    expect(parseFigure(numberCell(999_999_999_999_999, AT), { kind: 'money', measure: 'đồng' })).toMatchObject({
      value: { low: 999_999_999_999_999 },
    })
  })

  test.each(['0912345678', '012345678901'])('%s is a telephone number or a card, not a count', (raw) => {
    expect(refusalOf(textCell(raw))).toContain('số điện thoại')
  })

  test('a count as large as a country is read, and to be confirmed', () => {
    expect(parseFigure(numberCell(912_345_678, AT), { kind: 'count', measure: 'cuộc' })).toMatchObject({
      value: { low: 912_345_678 },
      remark: expect.stringContaining('912.345.678'),
    })
  })

  test.each([
    ['=57', 'Có phải 57?'],
    ['= 1234', 'Có phải 1.234?'],
    ['=SUM(D5:D9)', 'công thức ở dạng chữ'],
    ["=cmd|'/c calc'!A0", 'công thức ở dạng chữ'],
  ])('the words %s are no number: %s', (raw, said) => expect(refusalOf(textCell(raw))).toContain(said))

  test('a truth value is no number', () => {
    expect(refusalOf({ at: AT, kind: 'boolean', value: false, raw: 'FALSE', formula: 'E5>E6' })).toContain('Ghi "FALSE": giá trị đúng/sai')
  })
})
