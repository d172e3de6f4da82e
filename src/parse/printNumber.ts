/** A number the Vietnamese way: dots between thousands, a comma before decimals ("20.841", "90,6"). */
export function printNumber(value: number): string {
  const [whole = '', fraction] = plainDigits(Math.abs(value)).split('.')
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/gu, '.')
  return `${value < 0 ? '-' : ''}${grouped}${fraction ? `,${fraction}` : ''}`
}

function plainDigits(value: number): string {
  const digits = String(value)
  return digits.includes('e') ? value.toFixed(value < 1 ? 12 : 0).replace(/\.?0+$/u, (end) => (value < 1 ? '' : end)) : digits
}
