import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { subtractExactly } from '../../src/total/subtractExactly.ts'
import { sumExactly } from '../../src/total/sumExactly.ts'

describe('An exact sum', () => {
  it.each<[(number | null)[], number | null]>([
    [[], 0],
    [[0.1, 0.2], 0.3],
    [[1e-7, 0.5], 0.5000001],
    [[1.1, -1.1], 0],
    [[2 ** 53 - 2, 1], 2 ** 53 - 1],
    [[3, null], null],
  ])('of %j is %j', (numbers, sum) => {
    expect(sumExactly(numbers)).toBe(sum)
  })

  it('is refused beyond 2^53, and where a number would not keep its digits', () => {
    expect(() => sumExactly([2 ** 53 - 1, 1])).toThrow('beyond what is exact')
    expect(() => sumExactly([2 ** 53 - 1, -1, 0.001])).toThrow('beyond what is exact')
  })

  it('less one of its numbers is the other', () => {
    const cents = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map((number) => number / 100)
    fc.assert(
      fc.property(cents, cents, (a, b) => {
        expect(subtractExactly(sumExactly([a, b]) ?? Number.NaN, b)).toBe(a === 0 ? 0 : a)
      }),
    )
  })
})
