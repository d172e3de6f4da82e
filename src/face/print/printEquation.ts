import { printNumber } from '../../parse/printNumber.ts'
import type { Pipeline } from '../../pipeline/pipeline.ts'
import type { StoredTotal } from '../../store/selectTotals.ts'
import { printTotal } from './printTotal.ts'

/**
 * How a total opens up: "626 = 621 + 5" from the parts that the definitions name, "90,6% = 20.841 / 23.000" for a share.
 * Null where it is made of nothing else, or where a bound or a missing part leaves no equation that holds.
 */
export function printEquation(total: StoredTotal, totals: readonly StoredTotal[], { indicators, shares }: Pipeline): string | null {
  const isShare = shares.some(({ code }) => code === total.indicator)
  if (isShare)
    return total.num === null || total.den === null || total.qualifier === null
      ? null
      : `${printTotal(total)} = ${printNumber(total.num)} / ${printNumber(total.den)}`
  const codes = indicators.find(({ code }) => code === total.indicator)?.parts ?? []
  const parts = codes.map((code) => exactValue(totals.find(({ indicator, time }) => indicator === code && time === total.time)))
  const numbers = parts.filter((part) => part !== null)
  const sum = numbers.reduce((so, part) => so + part, 0)
  if (numbers.length === 0 || numbers.length < parts.length || sum !== exactValue(total)) return null
  return `${printNumber(sum)} = ${numbers.map(printNumber).join(' + ')}`
}

function exactValue(total: StoredTotal | undefined): number | null {
  return total?.qualifier === 'exact' ? total.value : null
}
