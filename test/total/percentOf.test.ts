import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { percentOf } from '../../src/total/percentOf.ts'
import { compare, fraction, HUNDRED, over, roundTo, times, toDecimal } from './fraction.ts'

describe('A part of a whole in per cent', () => {
  it.each([
    [766, 778, 2, 98.46],
    [20_841, 23_003, 1, 90.6],
    [3666, 2300, 0, 159],
    [1, 8, 0, 13],
    [1, 3, 3, 33.333],
    [0, 7, 1, 0],
    [2499, 2500, 1, 100],
  ])('%d of %d to %d decimals is %d', (part, whole, decimals, percent) => {
    expect(percentOf(part, whole, decimals)).toBe(percent)
  })

  it('is rounded half up, whatever the numbers', () => {
    const numbers = fc.tuple(fc.nat(2 ** 31), fc.integer({ min: 1, max: 2 ** 31 }), fc.nat(4))
    fc.assert(
      fc.property(numbers, ([part, whole, decimals]) => {
        const exact = over(times(HUNDRED, fraction(String(part))), fraction(String(whole)))
        const step = over(fraction('1'), fraction(`1${'0'.repeat(decimals)}`))
        expect(percentOf(part, whole, decimals)).toBe(Number(toDecimal(roundTo(exact, step, 'half up'))))
        if (compare(exact, HUNDRED) === 0) expect(percentOf(part, whole, decimals)).toBe(100)
      }),
    )
  })
})
