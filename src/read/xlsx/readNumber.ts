/**
 * The number that stands from `from` up to `to`, white space around it left out; NaN where it is none. "1,5", "0x10" and "Infinity" are none.
 */
export function readNumber(text: string, from: number, to: number): number {
  const whole = readDigits(text, from, to)
  if (whole >= 0) return whole
  const written = text.slice(from, to).trim()
  return NUMBER.test(written) ? Number(written) : Number.NaN
}

/** A whole number in digits alone, fifteen at most; -1 where it is none. */
export function readDigits(text: string, from: number, to: number): number {
  if (to <= from || to - from > EXACT_DIGITS) return -1
  let number = 0
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - ZERO
    if (!(digit >= 0 && digit <= 9)) return -1
    number = number * 10 + digit
  }
  return number
}

const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i
const [ZERO, EXACT_DIGITS] = [48, 15]
