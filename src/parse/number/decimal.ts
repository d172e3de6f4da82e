/** An exact decimal number: `units` of ten to the minus `places`. Never a float, so that "4.067,15 triệu" is whole. */
export interface Decimal {
  units: bigint
  places: number
}

/** The number with these digits before and after the comma. */
export function decimal(whole: string, fraction = ''): Decimal {
  return { units: BigInt(whole + fraction), places: fraction.length }
}

/** The number times ten to the power of `exponent` (not negative). */
export function timesTen({ units, places }: Decimal, exponent: number): Decimal {
  return exponent <= places ? { units, places: places - exponent } : { units: units * 10n ** BigInt(exponent - places), places: 0 }
}

export function plus(a: Decimal, b: Decimal): Decimal {
  const places = Math.max(a.places, b.places)
  return { units: unitsAt(a, places) + unitsAt(b, places), places }
}

export function isLess(a: Decimal, b: Decimal): boolean {
  const places = Math.max(a.places, b.places)
  return unitsAt(a, places) < unitsAt(b, places)
}

export function isWhole({ units, places }: Decimal): boolean {
  return units % 10n ** BigInt(places) === 0n
}

/** The nearest float; exact for whole numbers up to 2^53. */
export function toNumber({ units, places }: Decimal): number {
  return Number(`${units}e-${places}`)
}

function unitsAt({ units, places }: Decimal, wanted: number): bigint {
  return units * 10n ** BigInt(wanted - places)
}
