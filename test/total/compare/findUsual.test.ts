import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findUsual } from '../../../src/total/compare/findUsual.ts'

const FLOOR = { floor: 5 }

describe('What is usual', () => {
  it('is not known from three figures', () => {
    expect(findUsual([10, 11, 12], FLOOR)).toBeNull()
    expect(findUsual([], FLOOR)).toBeNull()
  })

  it.each<[string, number[], number, ReturnType<typeof findUsual>]>([
    ['is around the median, 5,1891 median deviations to both sides', [100, 110, 120, 130], 0, { median: 115, low: 63, high: 167 }],
    ['is as wide as the floor where the figures hardly move', [20, 20, 20, 21], 5, { median: 20, low: 15, high: 25 }],
    ['is not under zero', [1, 0, 3, 2], 5, { median: 1.5, low: 0, high: 7 }],
    ['is not moved by one wild figure', [100, 110, 120, 130, 1_000_000], 0, { median: 120, low: 68, high: 172 }],
    ['reads the figures in any order', [130, 100, 120, 110], 0, { median: 115, low: 63, high: 167 }],
    [
      'is 51.891 to both sides where the median deviation is 10.000',
      [0, 10_000, 10_000, 20_000, 20_000, 0, 10_000],
      0,
      { median: 10_000, low: 0, high: 61_891 },
    ],
    ['may be one number', [7, 7, 7, 7], 0, { median: 7, low: 7, high: 7 }],
  ])('%s', (_, past, floor, usual) => {
    expect(findUsual(past, { floor })).toEqual(usual)
  })

  it('is whole and holds the median, whatever the figures', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_000_000), { minLength: 4, maxLength: 12 }), fc.nat(50), (past, floor) => {
        const usual = findUsual(past, { floor })
        if (!usual) throw new Error('four figures are enough')
        expect([usual.low, usual.high].every(Number.isInteger)).toBe(true)
        expect(usual.low).toBeLessThanOrEqual(Math.max(0, usual.median - floor))
        expect(usual.high).toBeGreaterThanOrEqual(usual.median + floor)
        expect(past.filter((figure) => figure >= usual.low && figure <= usual.high).length).toBeGreaterThanOrEqual(past.length / 2)
      }),
    )
  })
})
