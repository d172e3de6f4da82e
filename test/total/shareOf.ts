import { NO_VALUE, type Value } from './addUp.ts'
import type { Line, Total, Unit } from './federation.ts'
import { compare, type Fraction, fraction, HUNDRED, over, plus, roundTo, times, ZERO } from './fraction.ts'

export type ExactTotal = Omit<Total, keyof Value> & Value

/** The ratio of two totals of the unit in per cent; null where the unit has not got both lines. */
export function shareOf(totals: readonly ExactTotal[], line: Line, unit: Unit): ExactTotal | null {
  if (line.rollUp !== 'share') return null
  const find = (indicator: string | undefined, time: string | undefined) =>
    totals.find((total) => total.unit === unit.code && total.indicator === indicator && total.time === time)
  const [part, whole] = [find(line.numerator, line.time), find(line.denominator, line.denominatorTime)]
  return part && whole
    ? { ...coverageOf(part, whole), unit: unit.code, indicator: line.indicator, time: line.time, ...ratioOf(part, whole, line) }
    : null
}

/** Missing is who is missing from either. Expected is the larger, and never fewer than are missing. */
function coverageOf(part: ExactTotal, whole: ExactTotal) {
  const missing = [...new Set([...part.missing, ...whole.missing])].sort()
  const expected = Math.max(part.expected, whole.expected, missing.length)
  const owns = [part.own, whole.own].filter((own) => own !== null)
  const days = [part.asOfFirst, part.asOfLast, whole.asOfFirst, whole.asOfLast].filter((day) => day !== null).sort()
  return {
    missing,
    expected,
    reported: expected - missing.length,
    own: owns.length === 0 ? null : owns.every((own) => own),
    asOfFirst: days[0] ?? null,
    asOfLast: days.at(-1) ?? null,
  }
}

function ratioOf(part: ExactTotal, whole: ExactTotal, line: Line): Value {
  const parts = { ...NO_VALUE, num: part.stated, den: whole.stated }
  if (part.qualifier === null || whole.qualifier === null || isZero(whole.stated) || isZero(whole.high)) return parts
  const step = over(fraction('1'), fraction(`1${'0'.repeat(line.decimals)}`))
  if (part.qualifier === 'approx' || whole.qualifier === 'approx')
    return { ...parts, stated: part.stated && whole.stated && printed(part.stated, whole.stated, step), qualifier: 'approx' }
  if (part.qualifier !== 'exact' || whole.qualifier !== 'exact') return { ...parts, ...boundsOf(part, whole, step) }
  const stated = part.stated && whole.stated && printed(part.stated, whole.stated, step)
  return { ...parts, stated, low: stated, high: stated, qualifier: 'exact' }
}

function isZero(value: Fraction | null): boolean {
  return value !== null && compare(value, ZERO) === 0
}

/** Half up, but 100 only where the two are equal. */
function printed(part: Fraction, whole: Fraction, step: Fraction): Fraction {
  const rounded = roundTo(percent(part, whole), step, 'half up')
  const side = compare(part, whole)
  if (side === 0 || compare(rounded, HUNDRED) !== 0) return rounded
  return plus(HUNDRED, times(step, fraction(String(side))))
}

function percent(part: Fraction, whole: Fraction): Fraction {
  return over(times(HUNDRED, part), whole)
}

/** The least is the smallest part of the largest whole; the most is the largest part of the smallest whole, or has no end. */
function boundsOf(part: ExactTotal, whole: ExactTotal, step: Fraction): Pick<Value, 'low' | 'high' | 'qualifier'> {
  const low = part.low && whole.high ? roundTo(percent(part.low, whole.high), step, 'down') : ZERO
  if (!part.high || !whole.low || isZero(whole.low)) return { low, high: null, qualifier: 'gte' }
  return { low, high: roundTo(percent(part.high, whole.low), step, 'up'), qualifier: 'range' }
}
