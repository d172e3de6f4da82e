import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { between, bounded, without } from '../../src/parse/bounded.ts'
import { parseCount } from '../../src/parse/parseCount.ts'
import { parseDate } from '../../src/parse/parseDate.ts'
import { parseMoney } from '../../src/parse/parseMoney.ts'
import { parsePercent } from '../../src/parse/parsePercent.ts'
import { parsePeriod } from '../../src/parse/parsePeriod.ts'
import type { Percent } from '../../src/parse/percent.ts'
import { printDate } from '../../src/parse/printDate.ts'
import { printFigure } from '../../src/parse/printFigure.ts'
import { printNumber } from '../../src/parse/printNumber.ts'
import { printPercent } from '../../src/parse/printPercent.ts'
import { printPeriod } from '../../src/parse/printPeriod.ts'
import type { Bound } from '../../src/parse/qualifierWords.ts'
import { textCell } from '../../src/parse/rawCell.ts'
import { exactly, type Figure } from '../../src/pipeline/figure.ts'

describe('figures are printed as documents print them', () => {
  test.each([
    [0, '0'],
    [999, '999'],
    [20841, '20.841'],
    [4067150000, '4.067.150.000'],
    [90.6, '90,6'],
    [1234.5, '1.234,5'],
    [-5, '-5'],
    [1e-7, '0,0000001'],
    [9007199254740991, '9.007.199.254.740.991'],
  ])('%d is %s', (value, printed) => expect(printNumber(value)).toBe(printed))

  test.each([
    [exactly(20841), '20.841'],
    [bounded('gt', 30000), 'trên 30.000'],
    [bounded('gte', 50), 'từ 50 trở lên'],
    [bounded('lt', 50), 'dưới 50'],
    [bounded('lte', 50), 'không quá 50'],
    [bounded('approx', 30000), 'khoảng 30.000'],
    [between(4, 5), 'từ 4 đến 5'],
    [without('none'), 'không phát sinh'],
    [without('not_available'), 'chưa có số liệu'],
    [without('not_applicable'), 'không áp dụng'],
    [{ ...bounded('gte', 30413), stated: null }, 'từ 30.413 trở lên'],
  ] as [Figure, string][])('%o is %s', (figure, printed) => expect(printFigure(figure)).toBe(printed))

  test.each([
    ['2023-09-12', '12/9/2023'],
    ['2023-09-01', '01/9/2023'],
    ['2023-02-05', '05/02/2023'],
    ['2023-12-31', '31/12/2023'],
    ['2023-09-01T00:00:00+07:00', '00h00 ngày 01/9/2023'],
  ])('%s is %s', (iso, printed) => expect(printDate(iso)).toBe(printed))

  test.each([
    [90.6, '90,6%'],
    [{ num: 778, den: 778 }, '778/778'],
    [{ qualifier: 'gt', value: 95 }, 'trên 95%'],
    [{ qualifier: 'range', low: 90, high: 95 }, 'từ 90 đến 95%'],
  ] as [Percent, string][])('%o is %s', (percent, printed) => expect(printPercent(percent)).toBe(printed))

  test.each([
    ['2023-Q3', 'Quý III/2023'],
    ['2023-H1', '6 tháng đầu năm 2023'],
    ['2023-H2', '6 tháng cuối năm 2023'],
    ['2023-9M', '9 tháng đầu năm 2023'],
    ['2023-08', 'Tháng 8/2023'],
    ['2023', 'Năm 2023'],
  ])('%s is %s and back', (code, printed) => {
    expect(printPeriod(code)).toBe(printed)
    expect(parsePeriod(textCell(printed))).toEqual({ value: code })
  })
})

const BOUNDS: readonly Bound[] = ['gt', 'gte', 'lt', 'lte', 'approx']
const STATES = ['none', 'not_available', 'not_applicable'] as const

function figures(least: number): fc.Arbitrary<Figure> {
  const number = fc.integer({ min: least, max: Number.MAX_SAFE_INTEGER - 1 })
  const range = fc.tuple(number, fc.nat(1000)).map(([low, more]) => between(low, Math.min(low + more, Number.MAX_SAFE_INTEGER)))
  return fc.oneof(
    number.map(exactly),
    fc.constant(exactly(0)),
    fc.tuple(fc.constantFrom(...BOUNDS), number).map(([bound, value]) => bounded(bound, value)),
    range.filter(({ low, high }) => (low ?? 0) * 1000 > (high ?? 0)),
    fc.constantFrom(...STATES).map(without),
  )
}

describe('what is printed is read back as the same', () => {
  test('counts', () => {
    fc.assert(
      fc.property(figures(1), (figure) => {
        expect(parseCount(textCell(printFigure(figure)), 'cuộc')).toMatchObject({ value: figure })
      }),
    )
  })

  test('money', () => {
    fc.assert(
      fc.property(figures(1000), (figure) => {
        expect(parseMoney(textCell(printFigure(figure)), 'đồng')).toMatchObject({ value: figure })
      }),
    )
  })

  test('days', () => {
    const days = fc.date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(days, (date) => {
        const day = date.toISOString().slice(0, 10)
        expect(parseDate(textCell(printDate(day)), { reportDate: day })).toEqual({ value: day })
        const time = `${date.toISOString().slice(0, 16)}:00+07:00`
        expect(parseDate(textCell(printDate(time)), {})).toEqual({ value: time })
      }),
    )
  })

  test('shares', () => {
    const points = fc.integer({ min: 0, max: 50_000 }).map((hundredths) => hundredths / 100)
    const ratios = fc.tuple(fc.nat(30_000), fc.nat(30_000)).map(([a, b]) => ({ num: Math.min(a, b), den: Math.max(a, b, 1) }))
    const bounds = fc.tuple(fc.constantFrom(...BOUNDS), points).map(([qualifier, value]) => ({ qualifier, value }))
    const ranges = fc.tuple(points, points).map(([a, b]) => ({ qualifier: 'range' as const, low: Math.min(a, b), high: Math.max(a, b) }))
    fc.assert(
      fc.property(fc.oneof<fc.Arbitrary<Percent>[]>(points, ratios, bounds, ranges), (percent) => {
        const parsed = parsePercent(textCell(printPercent(percent)))
        expect('refusal' in parsed ? parsed : parsed.value).toEqual(percent)
      }),
    )
  })
})
