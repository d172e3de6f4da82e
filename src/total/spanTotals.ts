import { qualify } from './qualify.ts'
import { NO_VALUE, type TotalValue } from './totalValue.ts'

/** From the lowest to the highest of what the lines say; there is a stated number only where all state the same. */
export function spanTotals(totals: readonly TotalValue[]): TotalValue {
  const given = totals.filter(({ qualifier }) => qualifier !== null)
  const [first] = given
  if (!first) return NO_VALUE
  const bounds = {
    stated: given.every(({ stated }) => stated === first.stated) ? first.stated : null,
    low: outermost(
      given.map(({ low }) => low),
      Math.min,
    ),
    high: outermost(
      given.map(({ high }) => high),
      Math.max,
    ),
  }
  return qualify(
    bounds,
    given.some(({ qualifier }) => qualifier === 'approx'),
  )
}

/** The outermost bound; null where one is open. */
function outermost(bounds: readonly (number | null)[], choose: (...numbers: number[]) => number): number | null {
  const numbers = bounds.filter((bound) => bound !== null)
  return numbers.length === bounds.length ? choose(...numbers) : null
}
