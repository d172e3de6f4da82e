import { type Decimal, decimalOf, minus, numberOf, plus } from '../../pipeline/decimal.ts'
import type { Sum } from '../addFigures.ts'
import type { UnitTotal } from '../unitTotal.ts'
import { apportion } from './apportion.ts'

/** What something comes to: a sum, or the two sides of a mean. All are null where nothing was reported. */
export interface Amount {
  sum: Sum | null
  num: number | null
  den: number | null
}

/**
 * Divides what one unit had into parts whose shares add up to 1, and gives each its amount; these add up to the line's exactly. The
 * bounds are divided as the lower one and what lies between them, so that no part's are the wrong way round; a mean as its weight, and
 * what it is the mean of by the parts of that, so that every part has the same mean but for the last digit.
 */
export function divideLine<P extends { share: Decimal }>(line: UnitTotal, parts: readonly P[]): (P & { amount: Amount })[] {
  const amountAt = divideAmount(
    line,
    parts.map(({ share }) => share),
  )
  return parts.map((part, index) => ({ ...part, amount: amountAt(index) }))
}

function divideAmount({ qualifier, stated, low, high, num, den }: UnitTotal, shares: readonly Decimal[]): (index: number) => Amount {
  if (qualifier === null) return () => ({ sum: null, num: null, den: null })
  if (num !== null && den !== null) {
    const dens = apportion(decimalOf(den), shares)
    const nums = apportion(decimalOf(num), den === 0 ? shares : dens)
    return (index) => ({ sum: null, num: numberAt(nums, index), den: numberAt(dens, index) })
  }
  const divide = (number: number | null) => (number === null ? null : apportion(decimalOf(number), shares))
  const [stateds, lows, highs] = [divide(stated), divide(low), divideHigh(low, high, shares)]
  const sumAt = (index: number) => ({
    qualifier,
    stated: numberAt(stateds, index),
    low: numberAt(lows, index),
    high: numberAt(highs, index),
  })
  return (index) => ({ sum: sumAt(index), num: null, den: null })
}

function divideHigh(low: number | null, high: number | null, shares: readonly Decimal[]): Decimal[] | null {
  if (high === null) return null
  const from = decimalOf(low ?? 0)
  const widths = apportion(minus(decimalOf(high), from), shares)
  return apportion(from, shares).map((each, part) => plus(each, widths[part] ?? decimalOf(0)))
}

function numberAt(parts: readonly Decimal[] | null, index: number): number | null {
  const part = parts?.[index]
  return part ? numberOf(part) : null
}
