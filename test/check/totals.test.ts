import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exactly, type Figure } from '../../src/pipeline/figure.ts'
import { addFigures } from '../../src/total/addFigures.ts'
import { isAtMost, isSame } from '../../src/total/compareFigures.ts'

const over = (stated: number): Figure => ({ state: 'value', stated, low: stated + 1, high: null, qualifier: 'gt' })
const under = (stated: number): Figure => ({ state: 'value', stated, low: 0, high: stated - 1, qualifier: 'lt' })
const about = (stated: number): Figure => ({ state: 'value', stated, low: null, high: null, qualifier: 'approx' })
const between = (low: number, high: number): Figure => ({ state: 'value', stated: null, low, high, qualifier: 'range' })
const unknown: Figure = { state: 'not_available', stated: null, low: null, high: null, qualifier: 'exact' }

describe('adding figures up', () => {
  it.each([
    ['exact ones', [exactly(621), exactly(5)], { stated: 626, low: 626, high: 626, qualifier: 'exact' }],
    ['27.412 and "trên 3.000"', [exactly(27_412), over(3000)], { stated: 30_413, low: 30_413, high: null, qualifier: 'gte' }],
    ['something about and something over', [about(50), over(10)], { stated: 60, low: null, high: null, qualifier: 'approx' }],
    ['"dưới 50" and 10', [under(50), exactly(10)], { stated: null, low: 10, high: 59, qualifier: 'range' }],
    ['a range and a zero', [between(4, 5), exactly(0)], { stated: null, low: 4, high: 5, qualifier: 'range' }],
    ['an unknown one and 7', [unknown, exactly(7)], { stated: 7, low: 7, high: 7, qualifier: 'exact' }],
  ] as const)('%s', (_, figures, sum) => {
    expect(addFigures(figures)).toEqual(sum)
  })

  it('has no answer where nothing is reported', () => {
    expect(addFigures([unknown])).toBeNull()
    expect(addFigures([])).toBeNull()
  })

  it('leaves a single number with decimals as it is: a typed percentage', () => {
    expect(addFigures([exactly(90.6)])).toEqual({ stated: 90.6, low: 90.6, high: 90.6, qualifier: 'exact' })
  })

  it('refuses a sum that would no longer be exact', () => {
    expect(() => addFigures([exactly(0.1), exactly(0.2)])).toThrow(/beyond what is exact/)
    expect(() => addFigures([exactly(Number.MAX_SAFE_INTEGER), exactly(1)])).toThrow(/beyond what is exact/)
  })
})

/** A figure with a true value that lies within its bounds. */
const bounded = fc.record({ value: fc.nat(1000), below: fc.nat(20), above: fc.option(fc.nat(20)) }).map(({ value, below, above }) => ({
  value,
  figure: {
    stated: null,
    low: Math.max(0, value - below),
    high: above === null ? null : value + above,
    qualifier: above === null ? ('gte' as const) : below === 0 && above === 0 ? ('exact' as const) : ('range' as const),
  },
}))

describe('comparing figures that may be bounds', () => {
  it('never calls something broken that may hold, nor holding what may be broken', () => {
    fc.assert(
      fc.property(bounded, bounded, (a, b) => {
        if (a.value === b.value) expect(isSame(a.figure, b.figure)).not.toBe('broken')
        if (isSame(a.figure, b.figure) === 'holds') expect(a.value).toBe(b.value)
        if (a.value <= b.value) expect(isAtMost(a.figure, b.figure)).not.toBe('broken')
        else expect(isAtMost(a.figure, b.figure)).not.toBe('holds')
      }),
      { numRuns: 2000 },
    )
  })

  it('fails an equality that a bound contradicts, and leaves one that it allows unchecked', () => {
    expect(isSame(over(30_000), exactly(28_114))).toBe('broken')
    expect(isSame(over(30_000), exactly(30_412))).toBe('unknown')
    expect(isSame(about(30_000), exactly(1))).toBe('unknown')
  })
})
