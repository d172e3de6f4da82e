import type { Figure } from '../pipeline/figure.ts'
import type { Bound } from './qualifierWords.ts'

/** What a figure without a number is: nothing happened, not known yet, or not for this unit. */
export function without(state: 'none' | 'not_available' | 'not_applicable'): Figure {
  const value = state === 'none' ? 0 : null
  return { state, stated: value, low: value, high: value, qualifier: 'exact' }
}

/** A whole number known only to a bound: "trên 30.000" is at least 30.001, "dưới 50" is 0 to 49, "khoảng" has no bounds. */
export function bounded(qualifier: Bound, stated: number): Figure {
  const [low, high] = boundsOf(qualifier, stated)
  return { state: 'value', stated, low, high, qualifier }
}

/** A whole number between two others, both included. */
export function between(low: number, high: number): Figure {
  return { state: 'value', stated: null, low, high, qualifier: 'range' }
}

function boundsOf(qualifier: Bound, stated: number): [number | null, number | null] {
  switch (qualifier) {
    case 'gt':
      return [stated + 1, null]
    case 'gte':
      return [stated, null]
    case 'lt':
      return [0, stated - 1]
    case 'lte':
      return [0, stated]
    case 'approx':
      return [null, null]
  }
}
