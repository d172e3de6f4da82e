import { decimalOf } from '../../pipeline/decimal.ts'
import type { Sum } from '../addFigures.ts'
import { roundRatio } from '../roundRatio.ts'
import { subtractExactly } from '../subtractExactly.ts'

/**
 * By how much a sum has changed, and what that is in per cent of before: to one decimal, a half away from zero. Null where a side
 * is not one exact number; the percentage also where there was nothing before, or less.
 */
export function changeOf(now: Sum | null, before: Sum | null): { difference: number | null; percent: number | null } {
  const [to, from] = [exactOf(now), exactOf(before)]
  if (to === null || from === null) return { difference: null, percent: null }
  const difference = subtractExactly(to, from)
  return { difference, percent: from > 0 ? percentTo(difference, from) : null }
}

function exactOf(sum: Sum | null): number | null {
  return sum?.qualifier === 'exact' ? sum.low : null
}

function percentTo(difference: number, from: number): number {
  const { units, places } = decimalOf(difference)
  const tenths = roundRatio({ units: units * 1000n, places }, decimalOf(from), 'nearest')
  return Number(`${tenths}e-1`)
}
