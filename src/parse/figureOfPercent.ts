import { exactly, type Figure } from '../pipeline/figure.ts'
import { between } from './bounded.ts'
import type { Percent } from './percent.ts'

/**
 * A share as a figure in percentage points. Two counts are their quotient, to ten decimals; a bound that is not reached
 * ("trên 95%") is given as if it were, for points have no next one.
 */
export function figureOfPercent(percent: Percent): Figure {
  if (typeof percent === 'number') return exactly(percent)
  if ('den' in percent) return exactly(Number(((percent.num * 100) / percent.den).toFixed(10)))
  if (percent.qualifier === 'range') return between(percent.low, percent.high)
  const { qualifier, value } = percent
  const isUpper = qualifier === 'lt' || qualifier === 'lte'
  const [low, high] = qualifier === 'approx' ? [null, null] : isUpper ? [0, value] : [value, null]
  return { state: 'value', stated: value, low, high, qualifier }
}
