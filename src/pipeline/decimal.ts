/** A decimal number as it is, without rounding: `digits` over 10 to the power of `places`, which are as few as there can be. */
export interface Decimal {
  digits: bigint
  places: number
}

export const ONE: Decimal = { digits: 1n, places: 0 }

/** Reads a decimal such as "0.125" or "-3". Throws where it is written otherwise. */
export function decimal(written: string): Decimal {
  const [, whole, places = ''] = /^(-?\d+)(?:\.(\d+))?$/.exec(written) ?? []
  if (whole === undefined) throw new Error(`${written} was taken for a decimal and is none`)
  return shortened(BigInt(whole + places), places.length)
}

export function plus(a: Decimal, b: Decimal): Decimal {
  const places = Math.max(a.places, b.places)
  return shortened(digitsAt(a, places) + digitsAt(b, places), places)
}

export function minus(a: Decimal, b: Decimal): Decimal {
  return plus(a, { ...b, digits: -b.digits })
}

export function times(a: Decimal, b: Decimal): Decimal {
  return shortened(a.digits * b.digits, a.places + b.places)
}

/** The number with its point, and without needless zeros: "0.125". */
export function printDecimal({ digits, places }: Decimal): string {
  const [sign, size] = digits < 0n ? ['-', -digits] : ['', digits]
  const written = String(size).padStart(places + 1, '0')
  return places === 0 ? `${sign}${written}` : `${sign}${written.slice(0, -places)}.${written.slice(-places)}`
}

/** The decimal that a number prints as. */
export function decimalOf(number: number): Decimal {
  return decimal(String(number))
}

/** The decimal as a number. Throws beyond 2^53, where it would be another one. */
export function numberOf(given: Decimal): number {
  const number = Number(printDecimal(given))
  if (Math.abs(number) > Number.MAX_SAFE_INTEGER) throw new Error(`${printDecimal(given)} is beyond what is exact as a number`)
  return number
}

/** The number in units of its `places`-th decimal; it has no more of them. */
export function digitsAt({ digits, places: own }: Decimal, places: number): bigint {
  return digits * 10n ** BigInt(places - own)
}

export function isOne({ digits, places }: Decimal): boolean {
  return digits === 1n && places === 0
}

/** So many digits, of which the last `places` stand behind the point. */
export function shortened(digits: bigint, places: number): Decimal {
  let shorter = { digits, places }
  while (shorter.places > 0 && shorter.digits % 10n === 0n) shorter = { digits: shorter.digits / 10n, places: shorter.places - 1 }
  return shorter
}
