import { decimalOf, numberOf, plus } from '../pipeline/decimal.ts'

/** The difference to the last decimal. Throws where it is beyond what is exact. */
export function subtractExactly(from: number, value: number): number {
  return numberOf(plus(decimalOf(from), decimalOf(-value)))
}
