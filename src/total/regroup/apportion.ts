import { type Decimal, shortened, unitsAt } from '../../pipeline/decimal.ts'

/**
 * Divides an amount by weights into parts that add up to it exactly, in the amount's own last decimal (whole people stay whole): each
 * gets what it is due rounded down, and what is left goes one by one to the largest remainders, the earlier part first. Neither is
 * negative. Throws where no weight is above zero.
 */
export function apportion(amount: Decimal, weights: readonly Decimal[]): Decimal[] {
  const scale = Math.max(0, ...weights.map(({ places }) => places))
  const sizes = weights.map((weight) => unitsAt(weight, scale))
  const whole = sizes.reduce((sum, size) => sum + size, 0n)
  if (whole <= 0n) throw new Error('Nothing can be divided among parts of no weight')
  const due = sizes.map((size, index) => ({ index, floor: (amount.units * size) / whole, remainder: (amount.units * size) % whole }))
  const left = Number(due.reduce((rest, { floor }) => rest - floor, amount.units))
  const order = due.toSorted((a, b) => (a.remainder > b.remainder ? -1 : a.remainder < b.remainder ? 1 : a.index - b.index))
  const raised = new Set(order.slice(0, left).map(({ index }) => index))
  return due.map(({ index, floor }) => shortened({ units: raised.has(index) ? floor + 1n : floor, places: amount.places }))
}
