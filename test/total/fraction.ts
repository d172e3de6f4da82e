/** A number without rounding; `bottom` is above zero. */
export interface Fraction {
  top: bigint
  bottom: bigint
}

/** Reads a decimal such as "12.5" or "-3". */
export function fraction(decimal: string): Fraction {
  const [whole = '', places = ''] = decimal.split('.')
  return { top: BigInt(whole + places), bottom: 10n ** BigInt(places.length) }
}

export const ZERO = fraction('0')
export const HUNDRED = fraction('100')

export function plus(a: Fraction, b: Fraction): Fraction {
  return { top: a.top * b.bottom + b.top * a.bottom, bottom: a.bottom * b.bottom }
}

export function times(a: Fraction, b: Fraction): Fraction {
  return { top: a.top * b.top, bottom: a.bottom * b.bottom }
}

/** The quotient; the divisor is above zero. */
export function over(a: Fraction, b: Fraction): Fraction {
  return { top: a.top * b.bottom, bottom: a.bottom * b.top }
}

/** Below zero where a < b, zero where they are equal, above zero where a > b. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = a.top * b.bottom - b.top * a.bottom
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

export function sum(values: readonly Fraction[]): Fraction {
  return values.reduce(plus, ZERO)
}

export function least(values: readonly Fraction[]): Fraction | null {
  return values.reduce<Fraction | null>((best, value) => (best && compare(best, value) <= 0 ? best : value), null)
}

export function greatest(values: readonly Fraction[]): Fraction | null {
  return values.reduce<Fraction | null>((best, value) => (best && compare(best, value) >= 0 ? best : value), null)
}

/** The multiple of `step` below, above or nearest (a half goes up). The value is not negative. */
export function roundTo(value: Fraction, step: Fraction, way: 'down' | 'up' | 'half up'): Fraction {
  const { top, bottom } = over(value, step)
  const steps = { down: top / bottom, up: (top + bottom - 1n) / bottom, 'half up': (2n * top + bottom) / (2n * bottom) }[way]
  return times({ top: steps, bottom: 1n }, step)
}

/** The number as a decimal, without needless zeros. Throws where it has no end. */
export function toDecimal({ top, bottom }: Fraction): string {
  const places = [...Array(40).keys()].find((digits) => (top * 10n ** BigInt(digits)) % bottom === 0n)
  if (places === undefined) throw new Error(`${top}/${bottom} has no end as a decimal`)
  const digits = String((top * 10n ** BigInt(places)) / bottom)
  if (places === 0) return digits
  const padded = digits.replace('-', '').padStart(places + 1, '0')
  return `${digits.startsWith('-') ? '-' : ''}${padded.slice(0, -places)}.${padded.slice(-places)}`
}
