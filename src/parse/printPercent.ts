import type { Percent } from './percent.ts'
import { printNumber } from './printNumber.ts'
import { QUALIFIER_PRINT } from './qualifierWords.ts'

/** A share as documents print it: "90,6%", "778/778", "trên 95%", "từ 90 đến 95%". Nothing is rounded. */
export function printPercent(percent: Percent): string {
  if (typeof percent === 'number') return `${printNumber(percent)}%`
  if ('num' in percent) return `${percent.num}/${percent.den}`
  if (percent.qualifier === 'range') return `từ ${printNumber(percent.low)} đến ${printNumber(percent.high)}%`
  return QUALIFIER_PRINT[percent.qualifier](`${printNumber(percent.value)}%`)
}
