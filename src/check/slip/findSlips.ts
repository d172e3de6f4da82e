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
  meant: number
  slip: Slip
}

/** One digit that is another tells something in a number of three digits or more only: a short number becomes any other in that way. */
const TELLING = 3
/** Among so many figures one always fits, and proves nothing. */
const MOST_ADDENDS = 1_000

/**
 * The numbers of an equation any one of which, changed by one usual slip of typing, makes it true. Blank and nothing are never taken for a
 * slip. Where one digit alone would be another, no other number may be mended in the same way, however short.
 */
export function findSlips(addends: readonly Addend[]): Suspect[] {
  if (addends.length > MOST_ADDENDS) return []
  const all = suspectsOf(addends)
  const isLong = ({ index }: Suspect) => String(addends[index]?.value).length >= TELLING
  if (all.some(({ slip }) => slip === 'usual')) return all.filter((each) => each.slip === 'usual' || isLong(each))
  return all.every(isLong) ? all : []
}

function suspectsOf(addends: readonly Addend[]): Suspect[] {
  const excess = addends.map(({ value, sign }) => decimalOf(sign * value)).reduce(plus, { units: 0n, places: 0 })
  if (excess.units === 0n || !isWhole(excess)) return []
  return addends.flatMap(({ value, sign }, index) => {
    const meant = sign === 1 ? minus(decimalOf(value), excess) : plus(decimalOf(value), excess)
    const slip = value > 0 && meant.units > 0n ? slipBetween(String(value), printDecimal(meant)) : null
    return slip ? [{ index, meant: Number(printDecimal(meant)), slip }] : []
  })
}
