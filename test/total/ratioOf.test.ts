import { describe, expect, it } from 'vitest'
import { qualify } from '../../src/total/qualify.ts'
import { ratioOf } from '../../src/total/ratioOf.ts'
import { NO_VALUE, type TotalValue } from '../../src/total/totalValue.ts'

const exactly = (stated: number) => qualify({ stated, low: stated, high: stated }, false)
const atLeast = (low: number) => qualify({ stated: low, low, high: null }, false)
const between = (low: number, high: number) => qualify({ stated: null, low, high }, false)
const about = (stated: number) => qualify({ stated, low: null, high: null }, true)

describe('A share', () => {
  // The first eight are those of ratios.test.ts, which the roll-up is held to.
  it.each([
    [2499, 2500, 2, 99.96],
    [2499, 2500, 1, 99.9],
    [2499, 2500, 0, 99],
    [2501, 2500, 0, 101],
    [2500, 2500, 0, 100],
    [20_841, 23_003, 1, 90.6],
    [3666, 2300, 0, 159],
    [1, 8, 0, 13],
    [12.5, 37.5, 2, 33.33],
    [0, 7, 1, 0],
  ])('of %d in %d to %d decimals is %d', (part, whole, decimals, stated) => {
    const sides = { num: part, den: whole }
    expect(ratioOf(exactly(part), exactly(whole), decimals)).toEqual({ stated, low: stated, high: stated, qualifier: 'exact', ...sides })
  })

  it.each<[string, TotalValue, TotalValue, Partial<TotalValue>]>([
    ['at least a part is at least', atLeast(741), exactly(778), { qualifier: 'gte', stated: null, low: 95.2, high: null }],
    ['at least a whole is at most', exactly(1), atLeast(3), { qualifier: 'range', stated: null, low: 0, high: 33.4 }],
    ['ranges is a range, rounded outward', between(1, 2), between(3, 7), { qualifier: 'range', low: 14.2, high: 66.7 }],
    ['a whole that may be nothing has no upper bound', exactly(1), between(0, 3), { qualifier: 'gte', low: 33.3, high: null }],
    ['an estimate is an estimate', about(1), exactly(3), { qualifier: 'approx', stated: 33.3, low: null, high: null }],
    ['a range in an estimate states nothing', between(1, 2), about(3), { qualifier: 'approx', stated: null }],
    ['a whole of nothing is none', exactly(0), exactly(0), { qualifier: null, stated: null, num: 0, den: 0 }],
    ['what nobody reported is none', NO_VALUE, exactly(3), { qualifier: null, num: null, den: 3 }],
  ])('of %s', (_, part, whole, share) => {
    expect(ratioOf(part, whole, 1)).toMatchObject(share)
  })
})
