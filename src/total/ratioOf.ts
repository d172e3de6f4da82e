import { decimalOf, numberOf } from '../pipeline/decimal.ts'
import { roundRatio } from './roundRatio.ts'
import { NO_VALUE, type TotalValue } from './totalValue.ts'

/**
 * What a part of a whole is in per cent, with so many decimals, as the roll-up works a share out: rounded half up, but 100 only
 * where the two are equal; bounds are rounded outward. There is no share of nothing, nor of what nobody reported. `num` and `den`
 * are what the two sides state.
 */
export function ratioOf(part: TotalValue, whole: TotalValue, decimals: number): TotalValue {
  const sides = { ...NO_VALUE, num: part.stated, den: whole.stated }
  if (part.qualifier === null || whole.qualifier === null || whole.high === 0 || whole.stated === 0) return sides
  const printed = printedPercent(part.stated, whole.stated, decimals)
  if (part.qualifier === 'approx' || whole.qualifier === 'approx') return { ...sides, stated: printed, qualifier: 'approx' }
  if (part.qualifier === 'exact' && whole.qualifier === 'exact')
    return { ...sides, stated: printed, low: printed, high: printed, qualifier: 'exact' }
  const low = percent(part.low, whole.high, { decimals, way: 'down' }) ?? 0
  const high = percent(part.high, whole.low, { decimals, way: 'up' })
  return { ...sides, low, high, qualifier: high === null ? 'gte' : 'range' }
}

function printedPercent(part: number | null, whole: number | null, decimals: number): number | null {
  const rounded = percent(part, whole, { decimals, way: 'nearest' })
  if (rounded !== 100 || part === null || whole === null || part === whole) return rounded
  return numberOf({ units: 100n * 10n ** BigInt(decimals) + (part > whole ? 1n : -1n), places: decimals })
}

/** Null where a side is open, or the whole may be nothing. */
function percent(
  part: number | null,
  whole: number | null,
  { decimals, way }: { decimals: number; way: 'down' | 'up' | 'nearest' },
): number | null {
  if (part === null || whole === null || whole === 0) return null
  const { units, places } = decimalOf(part)
  return numberOf({ units: roundRatio({ units: units * 10n ** BigInt(decimals + 2), places }, decimalOf(whole), way), places: decimals })
}
