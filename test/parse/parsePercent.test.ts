import { describe, expect, test } from 'vitest'
import { parsePercent } from '../../src/parse/parsePercent.ts'
import { numberCell, type RawCell, textCell } from '../../src/parse/rawCell.ts'

const remark = expect.any(String)
const refusal = expect.any(String)
const AT = { sheet: '', cell: '' }

const CASES: readonly (readonly [raw: string, expected: unknown, why: string])[] = [
  ['90,6%', { value: 90.6 }, 'the Vietnamese comma'],
  ['90,6 phần trăm', { value: 90.6 }, 'in words'],
  ['0,5%', { value: 0.5 }, 'the sign says what it is'],
  ['0,5', { refusal }, 'a half, or fifty?'],
  ['0.906', { refusal }, 'nine tenths, or ninety?'],
  ['1.234', { refusal: expect.stringContaining('1,234%') }, 'a thousand, or one?'],
  ['501%', { refusal }, 'a lost comma'],
  ['95% trở lên', { value: { qualifier: 'gte', value: 95 }, remark }, 'at least'],
  ['90-95%', { value: { qualifier: 'range', low: 90, high: 95 }, remark }, 'between'],
  ['-5%', { refusal }, 'less than nothing'],
  ['không', { value: null, remark }, 'no share is not 0 %'],
  ['chưa có số liệu', { value: null, remark }, 'not known yet'],
  ['', { value: null, remark }, 'blank'],
  ['8/10', { value: { num: 8, den: 10 } }, 'two numbers are kept'],
  ['1.234/2.000', { value: { num: 1234, den: 2000 } }, 'with thousands'],
  ['778/778 CĐCS đạt 100%', { value: { num: 778, den: 778 } }, 'as the report says it'],
  ['766/778 (98,5%)', { value: { num: 766, den: 778 } }, 'rounded half up'],
  ['766/778 (98,4%)', { value: { num: 766, den: 778 }, remark }, 'cut off, not rounded'],
  ['766/778 (98,3%)', { refusal }, 'not even cut off'],
  ['766/778 (90,6%)', { refusal: expect.stringContaining('98,5%') }, 'another share'],
  ['777/778 (100%)', { value: { num: 777, den: 778 }, remark }, '100 % only where both are equal'],
  ['5/0', { refusal }, 'of nothing'],
  ['0/0', { value: null, remark }, 'nobody to count'],
  ['1,5/3', { refusal }, 'no counts'],
  ['12/9/2023', { refusal }, 'a day'],
  ['90,6 CĐCS', { refusal }, 'a noun'],
  ['3 nghìn', { refusal }, 'no share'],
  ['#DIV/0!', { refusal }, 'an error that was pasted'],
]

describe('a share is percentage points, or the two numbers it was typed as', () => {
  test.each(CASES)('%s → %o (%s)', (raw, expected) => expect(parsePercent(textCell(raw))).toEqual(expected))
})

const NUMERIC: readonly (readonly [value: number, format: string | undefined, expected: unknown])[] = [
  [0.906, '0.0%', { value: 90.6 }],
  [1, '0%', { value: 100 }],
  [1.59, '0%', { value: 159 }],
  [90.6, undefined, { value: 90.6 }],
  [0, undefined, { value: 0 }],
  [0.906, undefined, { refusal }],
  [1, undefined, { refusal }],
  [501, undefined, { refusal }],
  [9.06, '0%', { refusal }],
  [-3, undefined, { refusal }],
  [45241, undefined, { refusal: expect.stringContaining('11/11/2023') }],
  [45241, 'd-mmm', { refusal: expect.stringContaining('Excel') }],
]

describe('a numeric cell is multiplied only where its format is a percentage', () => {
  test.each(NUMERIC)('%d %s → %o', (value, format, expected) => expect(parsePercent(numberCell(value, AT, format))).toEqual(expected))

  test('a day is refused', () => {
    const cell: RawCell = { at: AT, kind: 'date', value: '2023-11-11', raw: '45241' }
    expect(parsePercent(cell)).toEqual({ refusal: expect.stringContaining('11/11/2023') })
  })
})
