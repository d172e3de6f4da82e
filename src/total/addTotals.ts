import { qualify } from './qualify.ts'
import { sumExactly } from './sumExactly.ts'
import { NO_VALUE, type TotalValue } from './totalValue.ts'

/**
 * Adds lines up as the roll-up adds the figures under them: the sum of sums is the sum of all figures, with the same bounds. Lines
 * that nobody reported add nothing. Throws where the sum is beyond what is exact.
 */
export function addTotals(totals: readonly TotalValue[]): TotalValue {
  const addends = totals.filter(({ qualifier }) => qualifier !== null)
  if (addends.length === 0) return NO_VALUE
  const bounds = {
    stated: sumExactly(addends.map(({ stated }) => stated)),
    low: sumExactly(addends.map(({ low }) => low)),
    high: sumExactly(addends.map(({ high }) => high)),
  }
  return qualify(
    bounds,
    addends.some(({ qualifier }) => qualifier === 'approx'),
  )
}
