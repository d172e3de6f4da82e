import { type Decimal, decimalOf, numberOf, plus } from '../pipeline/decimal.ts'

/** The sum to the last decimal, of nothing 0; null where one of the numbers is open or unknown. Throws where it is beyond what is exact. */
export function sumExactly(numbers: readonly (number | null)[]): number | null {
  let sum: Decimal = { units: 0n, places: 0 }
  for (const number of numbers) {
    if (number === null) return null
    sum = plus(sum, decimalOf(number))
  }
  return numberOf(sum)
}
