import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseCount } from '../../src/parse/parseCount.ts'
import type { Parsed } from '../../src/parse/parsed.ts'
import { numberCell, type RawCell, textCell } from '../../src/parse/rawCell.ts'
import { exactly, type Figure } from '../../src/pipeline/figure.ts'

const remark = expect.any(String)
const refusal = expect.any(String)
const AT = { sheet: '09_KIEMTRA', cell: 'E7' }

function figure(qualifier: Figure['qualifier'], stated: number | null, low: number | null, high: number | null): Figure {
  return { state: 'value', stated, low, high, qualifier }
}

function missing(state: Figure['state'], value: number | null): Figure {
  return { state, stated: value, low: value, high: value, qualifier: 'exact' }
}

const CASES: readonly (readonly [raw: string, expected: unknown, why: string])[] = [
  ['20.841', { value: exactly(20841) }, 'dot and three digits: thousands'],
  ['08 cuộc', { value: exactly(8) }, "the column's noun"],
  ['08 cuộc kiểm tra', { value: exactly(8), remark }, 'the noun and more'],
  ['08 CUỘC', { value: exactly(8) }, 'capitals'],
  ['08 cuoc', { value: exactly(8), remark }, 'the noun without marks'],
  ['08 người', { refusal }, 'another noun: perhaps the wrong line'],
  ['0', { value: missing('zero', 0) }, 'a typed zero'],
  ['Không phát sinh', { value: missing('none', 0) }, 'nothing happened'],
  ['Không phát sinh trong quý III/2023', { value: missing('none', 0) }, "nothing happened in the form's own period"],
  ['không có 5', { refusal }, 'a number is no period'],
  ['không.', { value: missing('none', 0) }, 'with a full stop'],
  ['khong phat sinh', { value: missing('none', 0), remark }, 'without marks'],
  ['-', { value: missing('none', 0), remark }, 'a dash must be confirmed'],
  ['—', { value: missing('none', 0), remark }, 'any dash'],
  ['…', { value: missing('not_available', null), remark }, 'dots: not known yet'],
  ['. . .', { value: missing('not_available', null), remark }, 'dots, apart'],
  ['chưa có số liệu', { value: missing('not_available', null), remark }, 'not known yet, in words'],
  ['không áp dụng', { value: missing('not_applicable', null), remark }, 'not for this unit'],
  ['', { value: null, remark }, "blank is not zero; whether it may be blank is the form's to say"],
  [' \u00a0\u200b', { value: null, remark }, 'nothing that can be seen'],
  ['trên 30.000', { value: figure('gt', 30000, 30001, null), remark }, 'more than'],
  ['từ 50 cuộc trở lên', { value: figure('gte', 50, 50, null), remark }, 'at least'],
  ['dưới 50', { value: figure('lt', 50, 0, 49), remark }, 'less than'],
  ['không quá 50', { value: figure('lte', 50, 0, 50), remark }, 'at most'],
  ['khoảng 30.000', { value: figure('approx', 30000, null, null), remark }, 'about: no bounds'],
  ['626 (ước tính)', { value: figure('approx', 626, null, null), remark }, 'said afterwards'],
  ['từ 4 đến 5', { value: figure('range', null, 4, 5), remark }, 'between'],
  ['tren 50', { value: figure('gt', 50, 51, null), remark }, 'without marks'],
  ['khoảng từ 4 đến 5', { refusal }, 'two ways at once'],
  ['trên 50 trở lên', { refusal }, 'two ways at once'],
  ['từ 50', { refusal }, 'to where?'],
  ['từ 5 đến 4', { refusal }, 'falling'],
  ['từ 4 đến 5.000', { refusal }, 'the first end has lost its thousands'],
  ['dưới 0', { refusal }, 'there is none'],
  ['1,234', { value: exactly(1234), remark }, 'American comma: read, and said so'],
  ['0,906', { refusal }, 'no thousands begin with 0'],
  ['0.906', { refusal }, 'no thousands begin with 0'],
  ['05.000', { value: exactly(5000) }, 'a zero before a digit is a habit'],
  ['2023.500', { refusal }, 'a group of four'],
  ['20 841.000', { refusal }, 'two kinds of separator'],
  ['12\n345', { refusal }, 'a line break is no separator: two numbers'],
  ['20. 841', { refusal }, 'neither one number nor two'],
  ['3 nghìn', { value: exactly(3000) }, 'a scale word'],
  ['3 nghìn rưỡi', { value: exactly(3500), remark }, 'and a half'],
  ['1,5 nghìn', { value: exactly(1500) }, 'whole after scaling'],
  ['1,2345 nghìn', { refusal }, 'not whole after scaling'],
  ['3 nghìn 5', { refusal }, 'five of what?'],
  ['8/10', { refusal }, 'two numbers in one cell'],
  ['12/9/2023', { refusal }, 'a day'],
  ['90,6%', { refusal }, 'a share'],
  ['5.000.000đ', { refusal }, 'money'],
  ['1E+05', { refusal }, 'digits may be lost'],
  ['9007199254740993', { refusal }, 'more than a spreadsheet can hold'],
  ['1'.repeat(5000), { refusal }, 'no number at all'],
  ['#N/A', { refusal }, 'an error that was pasted'],
]

describe('a count is read as Vietnamese offices write one', () => {
  test.each(CASES)('%s → %o (%s)', (raw, expected) => expect(parseCount(textCell(raw), 'cuộc')).toEqual(expected))
})

const NUMERIC: readonly (readonly [value: number, format: string | undefined, expected: unknown, why: string])[] = [
  [626, undefined, { value: exactly(626) }, 'a number'],
  [0, '#,##0', { value: exactly(0) }, 'a zero'],
  [-0, undefined, { value: exactly(0) }, 'a zero with a sign'],
  [3.0000000000000004, undefined, { value: exactly(3) }, 'floating-point noise'],
  [1500000, '#,##0\\ \\d', { value: exactly(1500000) }, 'an escaped letter is no date format'],
  [650, '#,##0 "đồng"', { value: exactly(650) }, 'a quoted letter is no date format'],
  [650, '#,##0 vnd', { value: exactly(650) }, 'a currency that nobody quoted is no date format'],
  [3.666, undefined, { refusal: expect.stringContaining('3.666?') }, 'perhaps 3.666, but nobody applies it'],
  [1.5, undefined, { refusal: expect.stringContaining('1.500?') }, 'perhaps 1.500, its zeros gone'],
  [0.906, '0.0%', { refusal }, 'a share'],
  [45207, 'd/m/yyyy', { refusal: expect.stringContaining('Excel') }, '8/10 that became a day'],
  [45207, '[$-42A]d-mmm;@', { refusal: expect.stringContaining('Excel') }, '8/10 that became a day'],
  [-5, undefined, { refusal }, 'less than nothing'],
  [1e16, undefined, { refusal }, 'more than a spreadsheet can hold'],
  [Number.NaN, undefined, { refusal }, 'no number'],
]

describe('a numeric cell is read with its format', () => {
  test.each(NUMERIC)('%d %s → %o (%s)', (value, format, expected) => {
    expect(parseCount(numberCell(value, AT, format), 'cuộc')).toEqual(expected)
  })
})

const OTHER: readonly RawCell[] = [
  { at: AT, kind: 'error', value: '#REF!', raw: '#REF!' },
  { at: AT, kind: 'boolean', value: true, raw: 'TRUE' },
  { at: AT, kind: 'date', value: '2023-10-08', raw: '45207' },
]

describe('a cell of another kind is refused with its own sentence', () => {
  test('an error says its code', () => expect(sentence(OTHER[0])).toContain('Lỗi công thức (#REF!)'))
  test('a day says that Excel made it', () => expect(sentence(OTHER[2])).toContain('8/10/2023'))
  test('no two say the same', () => expect(new Set(OTHER.map(sentence)).size).toBe(OTHER.length))
})

function sentence(cell: RawCell | undefined): string {
  const parsed: Parsed<Figure> = parseCount(cell ?? textCell(''), 'cuộc')
  return 'refusal' in parsed ? parsed.refusal : ''
}

describe('nouns', () => {
  test.each([
    ['130 m2', 'm²', []],
    ['130m²', 'm2', []],
    ['5 bài', 'tin, bài', []],
    ['217 em', 'học sinh', ['em']],
    ['5 lượt', '', []],
  ])('%s fits %s', (raw, measure, nouns) => expect(parseCount(textCell(raw), measure, nouns)).toEqual({ value: expect.anything() }))

  test.each([
    ['10 xuất', 'suất'],
    ['5 lược', 'lượt'],
    ['30.000 lượt', 'lượt người'],
    ['5 lượt người tham gia', 'lượt người'],
  ])('%s fits %s, but must be confirmed', (raw, measure) => {
    expect(parseCount(textCell(raw), measure)).toEqual({ value: expect.anything(), remark })
  })

  test.each([
    ['5 người', 'lượt người'],
    ['5 đ', ''],
    ['5 %', ''],
    ['5 k l m n o', ''],
  ])('%s does not fit %s', (raw, measure) => expect(parseCount(textCell(raw), measure)).toEqual({ refusal }))
})

test('no digit is ever lost, added or moved without a word', () => {
  const typed = fc.string({ unit: fc.constantFrom(...'0123456789., \u00a0-+/()%'), maxLength: 16 })
  fc.assert(
    fc.property(typed, (raw) => {
      const parsed = parseCount(textCell(raw), 'cuộc')
      if ('refusal' in parsed || 'remark' in parsed) return
      expect(String(parsed.value.stated)).toBe(raw.replace(/\D/g, '').replace(/^0+(?=\d)/, ''))
    }),
    { numRuns: 20_000 },
  )
})
