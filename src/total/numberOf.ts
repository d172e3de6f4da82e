import { type Decimal, plus, toNumber } from '../parse/number/decimal.ts'
import { decimalOf } from './decimalOf.ts'

/** The number whose digits say the decimal. Throws where there is none: beyond 2^53, or with more digits than a number keeps. */
export function numberOf(decimal: Decimal): number {
  const number = toNumber(decimal)
  const isKept = Math.abs(number) <= Number.MAX_SAFE_INTEGER && plus(decimalOf(-number), decimal).units === 0n
  if (!isKept) throw new Error(`The number ${decimal.units}e-${decimal.places} is beyond what is exact`)
  return number === 0 ? 0 : number
}
