import { describe, expect, test } from 'vitest'
import { parseFigure } from '../../src/parse/parseFigure.ts'
import { parseYesNo } from '../../src/parse/parseYesNo.ts'
import { numberCell, type RawCell, textCell } from '../../src/parse/rawCell.ts'
import { exactly } from '../../src/pipeline/figure.ts'

const remark = expect.any(String)
const refusal = expect.any(String)

const MISSING = (state: string) => ({ state, stated: null, low: null, high: null, qualifier: 'exact' })

const ANSWERS: readonly (readonly [raw: string, expected: unknown])[] = [
  ...['x', 'X', 'có', 'Có.', '1', 'đã tổ chức', '✓'].map((raw) => [raw, { value: exactly(1) }] as const),
  ...['không', 'Không', '0', 'chưa', 'chưa có', 'không phát sinh'].map((raw) => [raw, { value: exactly(0) }] as const),
  ...['co', 'khong'].map((raw) => [raw, { value: expect.anything(), remark }] as const),
  ['-', { value: exactly(0), remark }],
  ['', { value: null, remark }],
  ['…', { value: MISSING('not_available'), remark }],
  ['12/5/2023', { value: { ...exactly(1), asOf: '2023-05-12' } }],
  ['đã tổ chức ngày 12/5/2023', { value: { ...exactly(1), asOf: '2023-05-12' } }],
  ['Có (12/5/2023)', { value: { ...exactly(1), asOf: '2023-05-12' } }],
  ['00h00 ngày 01/9/2023', { value: { ...exactly(1), asOf: '2023-08-31' } }],
  ['không, 12/5/2023', { refusal }],
  ['31/6/2023', { refusal }],
  ['12/5', { refusal }],
  ['2', { refusal }],
  ['#REF!', { refusal }],
]

describe('a question is answered', () => {
  test.each(ANSWERS)('%s → %o', (raw, expected) => expect(parseYesNo(textCell(raw))).toEqual(expected))

  test('by numbers, ticks and days of a spreadsheet', () => {
    const day: RawCell = { ...textCell('45058'), kind: 'date', value: '2023-05-12' }
    expect(parseYesNo(numberCell(1))).toEqual({ value: exactly(1) })
    expect(parseYesNo(numberCell(2))).toEqual({ refusal })
    expect(parseYesNo({ ...textCell('TRUE'), kind: 'boolean', value: true })).toEqual({ value: exactly(1) })
    expect(parseYesNo({ ...textCell('FALSE'), kind: 'boolean', value: false })).toEqual({ value: exactly(0) })
    expect(parseYesNo(day)).toEqual({ value: { ...exactly(1), asOf: '2023-05-12' } })
  })
})

describe("a figure is read by its indicator's kind", () => {
  test.each([
    ['count', 'cuộc', '08 cuộc', { value: exactly(8) }],
    ['money', 'đồng', '31 triệu đồng', { value: exactly(31000000) }],
    ['average', 'đồng/người/tháng', '6,3 triệu đồng/người/tháng', { value: exactly(6300000) }],
    ['range', 'đồng/tháng', '4-5 triệu', { value: expect.objectContaining({ low: 4000000, high: 5000000 }) }],
    ['yes_no', 'đơn vị', 'x', { value: exactly(1) }],
    ['date', 'ngày', '12/5/2023', { value: { ...exactly(20230512), asOf: '2023-05-12' } }],
    ['date', 'ngày', 'đến nay', { value: null, remark }],
    ['date', 'ngày', '31/6/2023', { refusal }],
    ['percent', '%', '90,6%', { value: exactly(90.6) }],
    ['percent', '%', '0%', { value: exactly(0) }],
    ['percent', '%', '778/778 (100%)', { value: exactly(100) }],
    ['percent', '%', '2/3', { value: exactly(66.6666666667) }],
    ['percent', '%', 'trên 95%', { value: { state: 'value', stated: 95, low: 95, high: null, qualifier: 'gt' }, remark }],
    ['percent', '%', 'dưới 5%', { value: { state: 'value', stated: 5, low: 0, high: 5, qualifier: 'lt' }, remark }],
    ['percent', '%', 'khoảng 95%', { value: { state: 'value', stated: 95, low: null, high: null, qualifier: 'approx' }, remark }],
    ['percent', '%', '90-95%', { value: { state: 'value', stated: null, low: 90, high: 95, qualifier: 'range' }, remark }],
    ['percent', '%', 'chưa có số liệu', { value: MISSING('not_available'), remark }],
    ['percent', '%', 'không', { value: MISSING('not_available'), remark }],
    ['percent', '%', 'không có đối tượng', { value: MISSING('not_applicable'), remark }],
    ['percent', '%', '0/0', { value: MISSING('not_applicable'), remark }],
    ['percent', '%', ' ', { value: null, remark }],
    ['percent', '%', '0,906', { refusal }],
  ] as const)('%s (%s) %s → %o', (kind, measure, raw, expected) => {
    expect(parseFigure(textCell(raw), { kind, measure })).toEqual(expected)
  })

  test('the nouns of an indicator are taken', () => {
    expect(parseFigure(textCell('217 em'), { kind: 'count', measure: 'học sinh', nouns: ['em'] })).toEqual({ value: exactly(217) })
  })
})
