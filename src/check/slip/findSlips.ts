import { decimalOf, isWhole, minus, plus, printDecimal } from '../../pipeline/decimal.ts'
import { type Slip, slipBetween } from './slipBetween.ts'

/** A number that stands in an equation with a sign: all of them together should come to 0. */
export interface Addend {
  value: number
  sign: 1 | -1
}

/** One number that was perhaps typed wrongly, and what makes the equation true instead. */
export interface Suspect {
  index: number
  typed: number
  meant: number
  slip: Slip
}

/** Among so many figures one always fits, and proves nothing. */
const MOST_ADDENDS = 1_000

/** The numbers of an equation any one of which, changed by one slip of typing, makes it true. Nothing and 0 are never taken for a slip. */
export function findSlips(addends: readonly Addend[]): Suspect[] {
  if (addends.length > MOST_ADDENDS) return []
  const excess = addends.map(({ value, sign }) => decimalOf(sign * value)).reduce(plus, { units: 0n, places: 0 })
  if (excess.units === 0n || !isWhole(excess)) return []
  return addends.flatMap(({ value, sign }, index) => {
    const meant = sign === 1 ? minus(decimalOf(value), excess) : plus(decimalOf(value), excess)
    const slip = value > 0 && meant.units > 0n ? slipBetween(String(value), printDecimal(meant)) : null
    return slip ? [{ index, typed: value, meant: Number(printDecimal(meant)), slip }] : []
  })
}

/** One digit that is another tells something in a number of three digits or more only: a short number becomes any other in that way. */
const TELLING = 100

/** Those of the suspects that one equation alone makes likely. One digit is no reason where a short number might have another, too. */
export function keepTelling<T extends Suspect>(suspects: readonly T[]): T[] {
  const isLong = ({ typed }: Suspect) => typed >= TELLING
  if (suspects.some(({ slip }) => slip === 'usual')) return suspects.filter((each) => each.slip === 'usual' || isLong(each))
  return suspects.every(isLong) ? [...suspects] : []
}
