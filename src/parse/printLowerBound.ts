import { printNumber } from './printNumber.ts'
import { QUALIFIER_PRINT } from './qualifierWords.ts'

/**
 * A total of which only the least is known, as reports print one: rounded down to the step, "trên" where it is known to be above
 * what is shown ("trên 30.000" for at least 30.413 in steps of 10.000), else "từ 30.000 trở lên". Without a step, or below it,
 * nothing is rounded. Source: domain.md 1.10, rule (b).
 */
export function printLowerBound(low: number, step: number | null): string {
  const shown = step === null ? low : Math.floor(low / step) * step
  return shown > 0 && shown < low ? QUALIFIER_PRINT.gt(printNumber(shown)) : QUALIFIER_PRINT.gte(printNumber(low))
}
