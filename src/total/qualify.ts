import { NO_VALUE, type TotalValue } from './totalValue.ts'

/**
 * The value with these bounds, as the roll-up names it: an estimate has no bounds; else an open upper bound makes it "at least";
 * else bounds that differ make it a range; else it is exact, and the one number is what is stated.
 */
export function qualify({ stated, low, high }: Pick<TotalValue, 'stated' | 'low' | 'high'>, isApprox: boolean): TotalValue {
  if (isApprox) return { ...NO_VALUE, stated, qualifier: 'approx' }
  if (high === null) return { ...NO_VALUE, stated, low, qualifier: 'gte' }
  if (low !== high) return { ...NO_VALUE, stated, low, high, qualifier: 'range' }
  return { ...NO_VALUE, stated: low, low, high, qualifier: 'exact' }
}
