/** An exact decimal number: `units` of ten to the minus `places`. Never a float, so that "4.067,15 triệu" is whole. */
export interface Decimal {
  units: bigint
  places: number
}

export const ONE: Decimal = { units: 1n, places: 0 }

/** The number with these digits before and after the comma. */
export function decimal(whole: string, fraction = ''): Decimal {
  return { units: BigInt(whole + fraction), places: fraction.length }
}

/** Reads a decimal such as "0.125" or "-3". Throws where it is written otherwise. */
export function readDecimal(written: string): Decimal {
  const [, whole, fraction] = /^(-?\d+)(?:\.(\d+))?$/.exec(written) ?? []
  if (whole === undefined) throw new Error(`${written} was taken for a decimal and is none`)
  return shortened(decimal(whole, fraction))
}

/** The number as the decimal that its digits say: 0.1 is one tenth, not the float beside it. */
export function decimalOf(number: number): Decimal {
  const [mantissa = '', exponent = '0'] = String(number).split('e')
  const [whole = '', fraction = ''] = mantissa.split('.')
  const { units, places } = decimal(whole, fraction)
  const shift = Number(exponent)
  return shift > 0 ? timesTen({ units, places }, shift) : { units, places: places - shift }
}

/** The number whose digits say the decimal. Throws where there is none: beyond 2^53, or with more digits than a number keeps. */
export function numberOf(given: Decimal): number {
  const number = toNumber(given)
  const isKept = Math.abs(number) <= Number.MAX_SAFE_INTEGER && plus(decimalOf(-number), given).units === 0n
  if (!isKept) throw new Error(`The number ${printDecimal(given)} is beyond what is exact`)
  return number === 0 ? 0 : number
}

/** The nearest float; exact for whole numbers up to 2^53. */
export function toNumber({ units, places }: Decimal): number {
  return Number(`${units}e-${places}`)
}

export function plus(a: Decimal, b: Decimal): Decimal {
  const places = Math.max(a.places, b.places)
  return { units: unitsAt(a, places) + unitsAt(b, places), places }
}

export function minus(a: Decimal, b: Decimal): Decimal {
  return plus(a, { ...b, units: -b.units })
}

export function times(a: Decimal, b: Decimal): Decimal {
  return { units: a.units * b.units, places: a.places + b.places }
}

/** The number times ten to the power of `exponent` (not negative). */
export function timesTen({ units, places }: Decimal, exponent: number): Decimal {
  return exponent <= places ? { units, places: places - exponent } : { units: units * 10n ** BigInt(exponent - places), places: 0 }
}

export function isLess(a: Decimal, b: Decimal): boolean {
  const places = Math.max(a.places, b.places)
  return unitsAt(a, places) < unitsAt(b, places)
}

export function isWhole({ units, places }: Decimal): boolean {
  return units % 10n ** BigInt(places) === 0n
}

export function isOne({ units, places }: Decimal): boolean {
  return units === 10n ** BigInt(places)
}

/** The number in units of its `places`-th decimal; it has no more of them. */
export function unitsAt({ units, places }: Decimal, wanted: number): bigint {
  return units * 10n ** BigInt(wanted - places)
}

/** The same number with as few places as there can be. */
export function shortened(given: Decimal): Decimal {
  let { units, places } = given
  while (places > 0 && units % 10n === 0n) {
    units /= 10n
    places -= 1
  }
  return { units, places }
}

/** The number with its point, and without needless zeros: "0.125". */
export function printDecimal(given: Decimal): string {
  const { units, places } = shortened(given)
  const [sign, size] = units < 0n ? ['-', -units] : ['', units]
  const written = String(size).padStart(places + 1, '0')
  return places === 0 ? `${sign}${written}` : `${sign}${written.slice(0, -places)}.${written.slice(-places)}`
}
