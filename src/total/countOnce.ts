import type { Level } from '../pipeline/indicator.ts'
import { qualify } from './qualify.ts'
import { sumExactly } from './sumExactly.ts'
import { NO_VALUE, type TotalValue } from './totalValue.ts'

/**
 * What one unit's answers to a yes-or-no line come to over several periods, where a yes counts once: 1 if any of them is yes. A
 * line of a list (level G) counts the unions that the unit listed, and its totals do not say which: at least the most in one
 * period, and at most all added up.
 */
export function countOnce(totals: readonly TotalValue[], level: Level): TotalValue {
  const given = totals.filter(({ qualifier }) => qualifier !== null)
  if (given.length === 0) return NO_VALUE
  const isApprox = given.some(({ qualifier }) => qualifier === 'approx')
  const highs = given.map(({ high }) => high)
  const bounds = {
    stated: isApprox ? greatest(given.map(({ stated }) => stated)) : null,
    low: greatest(given.map(({ low }) => low)),
    high: level === 'G' ? sumExactly(highs) : greatest(highs),
  }
  return qualify(bounds, isApprox)
}

/** The greatest; null where one is open or unknown. */
function greatest(numbers: readonly (number | null)[]): number | null {
  const known = numbers.filter((number) => number !== null)
  return known.length === numbers.length ? Math.max(...known) : null
}
