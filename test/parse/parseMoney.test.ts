import { describe, expect, test } from 'vitest'
import { parseMoney } from '../../src/parse/parseMoney.ts'
import { parseRange } from '../../src/parse/parseRange.ts'
import { numberCell, textCell } from '../../src/parse/rawCell.ts'
import { exactly, type Figure } from '../../src/pipeline/figure.ts'

const remark = expect.any(String)
const refusal = expect.any(String)
const between = (low: number, high: number): Figure => ({ state: 'value', stated: null, low, high, qualifier: 'range' })

const CASES: readonly (readonly [raw: string, expected: unknown, why: string])[] = [
  ['4.067.150.000đ', { value: exactly(4067150000) }, 'the report itself'],
  ['4.067,15 triệu đồng', { value: exactly(4067150000) }, 'exact, where a float is not'],
  ['1 tỷ 2 triệu 3 nghìn', { value: exactly(1002003000) }, 'falling scales'],
  ['1 triệu 500.000đ', { value: exactly(1500000) }, 'the rest written out'],
  ['2 tỷ 5', { refusal }, 'five of what?'],
  ['2 tỷ 500', { refusal }, 'five hundred of what?'],
  ['1 triệu 2 tỷ', { refusal }, 'rising scales'],
  ['1 tỷ 1500 triệu', { refusal }, 'more than the scale before it'],
  ['1 nghìn tỷ', { refusal }, 'scales are not multiplied'],
  ['31 trđ', { value: exactly(31000000), remark }, 'short for triệu đồng'],
  ['31tr.', { value: exactly(31000000), remark }, 'short'],
  ['1tr5', { refusal }, 'spoken'],
  ['5 trieu ruoi', { value: exactly(5500000), remark }, 'without marks'],
  ['650.000 d', { value: exactly(650000), remark }, 'a keyboard without đ'],
  ['650.000 USD', { refusal }, 'another currency'],
  ['0,00', { value: exactly(0) }, 'nothing, printed by software'],
  ['650000.00', { value: exactly(650000), remark }, 'a dot before decimals'],
  ['1,500.00', { refusal }, 'two kinds of separator'],
  ['2023.500 triệu', { refusal }, 'a dot and three digits is never a decimal'],
  ['999', { refusal: expect.stringContaining('999.000.000?') }, 'most likely in million'],
  ['9.999', { value: exactly(9999), remark }, 'too small to be sure'],
  ['10.000', { value: exactly(10000) }, 'enough'],
  ['khoảng 500', { refusal }, 'a bound is no excuse'],
  ['500.000 đến 1 triệu', { value: between(500000, 1000000), remark }, 'each end has its own scale'],
  ['500 triệu đến 1 tỷ', { value: between(500000000, 1000000000), remark }, 'each end has its own scale'],
  ['900 - 1.000 nghìn', { value: between(900000, 1000000), remark }, 'one scale for both'],
  ['20 - 35.000đ', { refusal }, 'the first end has lost its thousands'],
  ['năm triệu đồng', { refusal }, 'words are no number'],
]

describe('money is read as whole đồng', () => {
  test.each(CASES)('%s → %o (%s)', (raw, expected) => expect(parseMoney(textCell(raw), 'đồng')).toEqual(expected))

  test.each([
    [67820000.00000001, exactly(67820000)],
    [67820000.004, exactly(67820000)],
  ])('floating-point noise is taken off %d', (stored, value) => expect(parseMoney(numberCell(stored))).toEqual({ value }))

  test('half a đồng is no noise', () => expect(parseMoney(numberCell(67820000.5))).toEqual({ refusal }))

  test('a numeric cell under 1.000 đồng is asked about', () => {
    expect(parseMoney(numberCell(650))).toEqual({ refusal: expect.stringContaining('650.000.000?') })
  })

  test('a column in triệu đồng is refused whole, never misread a million times', () => {
    expect(parseMoney(textCell('650'), 'triệu đồng')).toEqual({ refusal: expect.stringContaining('triệu đồng') })
  })
})

describe('an amount per something belongs in a column of the same', () => {
  test.each([
    ['6.300.000', 'đồng/người/tháng'],
    ['6.300.000đ/tháng/người', 'đồng/người/tháng'],
    ['6,3 triệu đồng / người / tháng', 'đồng/người/tháng'],
    ['6.300.000đ/người/quý', undefined],
  ])('%s fits %s', (raw, measure) => expect(parseMoney(textCell(raw), measure)).toEqual({ value: exactly(6300000) }))

  test.each([
    ['6.300.000đ/người/quý', 'đồng/người/tháng'],
    ['6.300.000đ/người', 'đồng/người/tháng'],
    ['6.300.000đ/suất', 'đồng'],
    ['6.300.000đ/2', 'đồng'],
  ])('%s does not fit %s', (raw, measure) => expect(parseMoney(textCell(raw), measure)).toEqual({ refusal }))
})

describe('where the proper answer is a range', () => {
  test('a range needs no confirmation', () => {
    expect(parseRange(textCell('từ 4 triệu đến 5 triệu đồng/tháng'), 'đồng/tháng')).toEqual({ value: between(4000000, 5000000) })
    expect(parseRange(textCell('từ 4 đến 5'), 'suất')).toEqual({ value: between(4, 5) })
  })

  test('one amount is one amount', () => expect(parseRange(textCell('4.500.000đ'), 'đồng/tháng')).toEqual({ value: exactly(4500000) }))

  test('another per is refused', () => expect(parseRange(textCell('4-5 triệu đồng/năm'), 'đồng/tháng')).toEqual({ refusal }))
})
