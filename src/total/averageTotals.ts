import { decimalOf, numberOf } from '../pipeline/decimal.ts'
import { roundRatio } from './roundRatio.ts'
import { sumExactly } from './sumExactly.ts'
import { NO_VALUE, type TotalValue } from './totalValue.ts'

/**
 * The weighted mean of weighted means: what is weighed (num) of all over the weights (den) of all, rounded half up to the step.
 * The mean of the printed means is another number.
 */
export function averageTotals(totals: readonly TotalValue[], printStep = 1): TotalValue {
  const weighed = totals.filter(({ qualifier }) => qualifier !== null)
  const [num, den] = [sumExactly(weighed.map((total) => total.num)), sumExactly(weighed.map((total) => total.den))]
  if (num === null || den === null || den === 0) return NO_VALUE
  const mean = roundToStep(num, den, printStep)
  if (weighed.some(({ qualifier }) => qualifier === 'approx')) return { ...NO_VALUE, stated: mean, qualifier: 'approx', num, den }
  return { stated: mean, low: mean, high: mean, qualifier: 'exact', num, den }
}

function roundToStep(num: number, den: number, printStep: number): number {
  const [weight, step] = [decimalOf(den), decimalOf(printStep)]
  const stepWeight = { units: weight.units * step.units, places: weight.places + step.places }
  return numberOf({ units: roundRatio(decimalOf(num), stepWeight, 'nearest') * step.units, places: step.places })
}
