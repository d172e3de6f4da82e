import type { Indicator } from '../../pipeline/indicator.ts'
import { qualify } from '../qualify.ts'
import { sumExactly } from '../sumExactly.ts'
import { NO_VALUE, type TotalValue } from '../totalValue.ts'

/**
 * What one unit's lines come to over several periods where the same one counts once: an answer of yes is 1 if any of them is. A line that
 * counts several (the unions of a list, or what is counted once a year) does not say which: at least the most in one period, and at
 * most all added up.
 */
export function countOnce(totals: readonly TotalValue[], { level, isCountedOnce }: Pick<Indicator, 'level' | 'isCountedOnce'>): TotalValue {
  const given = totals.filter(({ qualifier }) => qualifier !== null)
  if (given.length === 0) return NO_VALUE
  const isApprox = given.some(({ qualifier }) => qualifier === 'approx')
  const highs = given.map(({ high }) => high)
  const bounds = {
    stated: isApprox ? greatest(given.map(({ stated }) => stated)) : null,
    low: greatest(given.map(({ low }) => low)),
    high: level === 'G' || isCountedOnce ? sumExactly(highs) : greatest(highs),
  }
  return qualify(bounds, isApprox)
}

/** The greatest; null where one is open or unknown. */
function greatest(numbers: readonly (number | null)[]): number | null {
  const known = numbers.filter((number) => number !== null)
  return known.length === numbers.length ? Math.max(...known) : null
}
