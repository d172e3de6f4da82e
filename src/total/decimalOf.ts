import { type Decimal, decimal, timesTen } from '../parse/number/decimal.ts'

/** The number as the decimal that its digits say: 0.1 is one tenth, not the float beside it. */
export function decimalOf(value: number): Decimal {
  const [mantissa = '', exponent = '0'] = String(value).split('e')
  const [whole = '', fraction = ''] = mantissa.split('.')
  const { units, places } = decimal(whole, fraction)
  const shift = Number(exponent)
  return shift > 0 ? timesTen({ units, places }, shift) : { units, places: places - shift }
}
