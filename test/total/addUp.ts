import type { Line, Total } from './federation.ts'
import { compare, type Fraction, fraction, greatest, least, over, roundTo, sum, ZERO } from './fraction.ts'

/** A figure that counts; a mean also brings mean × weight and weight. */
export interface Addend {
  stated: Fraction | null
  low: Fraction | null
  high: Fraction | null
  isApprox: boolean
  asOf: string
  num?: Fraction
  den?: Fraction
}

export interface Value {
  stated: Fraction | null
  low: Fraction | null
  high: Fraction | null
  qualifier: Total['qualifier']
  num: Fraction | null
  den: Fraction | null
}

type Bounds = Omit<Value, 'qualifier'>

export const NO_VALUE: Value = { stated: null, low: null, high: null, qualifier: null, num: null, den: null }

export function exactly(value: Fraction, asOf: string): Addend {
  return { stated: value, low: value, high: value, isApprox: false, asOf }
}

/**
 * What the addends (one at least) come to: any approximate one makes the total approximate; else an open upper bound makes it
 * "at least"; else bounds that differ make it a range; else it is exact, and one number.
 */
export function addUp(line: Line, addends: readonly Addend[]): Value {
  const bounds = line.rollUp === 'weightedMean' ? meanOf(line, addends) : line.rollUp === 'minMax' ? spanOf(addends) : sumOf(addends)
  if (addends.some((addend) => addend.isApprox)) return { ...bounds, low: null, high: null, qualifier: 'approx' }
  if (bounds.high === null) return { ...bounds, qualifier: 'gte' }
  if (bounds.low === null || compare(bounds.low, bounds.high) !== 0) return { ...bounds, qualifier: 'range' }
  return { ...bounds, stated: bounds.low, qualifier: 'exact' }
}

function meanOf(line: Line, addends: readonly Addend[]): Bounds {
  const num = sum(addends.map((addend) => addend.num ?? ZERO))
  const den = sum(addends.map((addend) => addend.den ?? ZERO))
  const mean = roundTo(over(num, den), fraction(line.printStep), 'half up')
  return { stated: mean, low: mean, high: mean, num, den }
}

/** From the lowest to the highest. There is a stated number where all state the same. */
function spanOf(addends: readonly Addend[]): Bounds {
  const stated = allOf(addends.map((addend) => addend.stated))
  const [first, last] = [least(stated ?? []), greatest(stated ?? [])]
  const isSame = first && last && compare(first, last) === 0
  const [lows, highs] = [allOf(addends.map((addend) => addend.low)), allOf(addends.map((addend) => addend.high))]
  return { stated: isSame ? first : null, low: lows && least(lows), high: highs && greatest(highs), num: null, den: null }
}

function sumOf(addends: readonly Addend[]): Bounds {
  const add = (values: readonly (Fraction | null)[]) => {
    const given = allOf(values)
    return given && sum(given)
  }
  const [stated, low, high] = [
    add(addends.map((one) => one.stated)),
    add(addends.map((one) => one.low)),
    add(addends.map((one) => one.high)),
  ]
  return { stated, low, high, num: null, den: null }
}

/** The values, or null where one of them is open. */
function allOf(values: readonly (Fraction | null)[]): Fraction[] | null {
  const given = values.filter((value) => value !== null)
  return given.length === values.length ? given : null
}
