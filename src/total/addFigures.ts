import { type Figure, isReported } from '../pipeline/figure.ts'

/** What several figures come to: as a figure, without a state of its own. */
export type Sum = Pick<Figure, 'stated' | 'low' | 'high' | 'qualifier'>

/**
 * Adds figures up as the roll-up does: zero and none add 0, and those that are not available add nothing. Any approximate one
 * makes the sum approximate, without bounds; else an open upper bound makes it "at least"; else bounds that differ make it a
 * range. Null where no figure is reported.
 */
export function addFigures(figures: readonly Figure[]): Sum | null {
  const addends = figures.filter(isReported)
  if (addends.length === 0) return null
  const stated = sumOf(addends.map((each) => each.stated))
  if (addends.some(({ qualifier }) => qualifier === 'approx')) return { stated, low: null, high: null, qualifier: 'approx' }
  const [low, high] = [sumOf(addends.map((each) => each.low)), sumOf(addends.map((each) => each.high))]
  if (high === null) return { stated: low, low, high, qualifier: 'gte' }
  if (low !== high) return { stated: null, low, high, qualifier: 'range' }
  return { stated: low, low, high, qualifier: 'exact' }
}

/**
 * The sum, or null where one of the numbers is open or unknown. A number alone is itself, also one with decimals. Throws beyond
 * 2^53, and where decimals are added: such a sum would not be exact.
 */
function sumOf(numbers: readonly (number | null)[]): number | null {
  let sum = 0
  for (const number of numbers) {
    if (number === null) return null
    sum += number
  }
  const isExact = numbers.length === 1 ? Math.abs(sum) <= Number.MAX_SAFE_INTEGER : Number.isSafeInteger(sum)
  if (!isExact) throw new Error(`A sum of ${numbers.length} figures is beyond what is exact: ${sum}`)
  return sum
}
