const FEWEST = 4
/** From this modified z-score on a figure is an outlier. */
const OUTLIER = 3.5
/** What makes the median absolute deviation an estimate of a normal distribution's standard deviation. */
const CONSISTENCY = 1.4826

/**
 * Between what a figure usually lies, from the past ones in any order: their median, and as far to both sides as the median absolute
 * deviation tells, at least `floor`; in whole numbers, rounded outward, and not below 0. Null under four past figures, which tell
 * nothing. Half of the figures may be wild without moving it.
 * Source: Iglewicz & Hoaglin, How to Detect and Handle Outliers (ASQC, 1993).
 */
export function findUsual(past: readonly number[], { floor }: { floor: number }): { median: number; low: number; high: number } | null {
  if (past.length < FEWEST) return null
  const median = medianOf(past)
  const deviation = medianOf(past.map((figure) => Math.abs(figure - median)))
  const width = Math.max(floor, OUTLIER * CONSISTENCY * deviation)
  return { median, low: Math.max(0, Math.floor(median - width)), high: Math.ceil(median + width) }
}

function medianOf(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b)
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1)
  return middle.reduce((sum, figure) => sum + figure, 0) / middle.length
}
