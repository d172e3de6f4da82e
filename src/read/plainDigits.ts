/** A number in digits, never with an exponent: 1e21 is "1000000000000000000000", 1.5e-7 is "0.00000015". */
export function plainDigits(value: number): string {
  const [mantissa = '', exponent] = String(value).split('e-')
  if (exponent === undefined) return mantissa.includes('e') ? BigInt(value).toString() : mantissa
  const digits = mantissa.replace(/[-.]/g, '')
  return `${value < 0 ? '-' : ''}0.${'0'.repeat(Number(exponent) - 1)}${digits}`
}
