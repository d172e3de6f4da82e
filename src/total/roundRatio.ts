import type { Decimal } from '../pipeline/decimal.ts'

type Way = 'down' | 'up' | 'nearest'

/**
 * How many whole times the divisor (above zero) goes into the number: the whole number below, above, or nearest, where a half goes
 * away from zero as in PostgreSQL's round(). Exact, whatever the decimals of the two.
 */
export function roundRatio(number: Decimal, divisor: Decimal, way: Way): bigint {
  return roundWhole(number.units * 10n ** BigInt(divisor.places), divisor.units * 10n ** BigInt(number.places), way)
}

function roundWhole(top: bigint, bottom: bigint, way: Way): bigint {
  if (way === 'up') return -roundWhole(-top, bottom, 'down')
  if (way === 'nearest') return top < 0n ? -roundWhole(-top, bottom, way) : (2n * top + bottom) / (2n * bottom)
  return top / bottom - (top % bottom < 0n ? 1n : 0n)
}
