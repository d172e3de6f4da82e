import type { Sum } from './addFigures.ts'

/** Whether something holds, does not hold whatever the true values are, or cannot be told from the bounds. */
export type Verdict = 'holds' | 'broken' | 'unknown'

/** Whether two figures are the same. Bounds that exclude each other are a contradiction; bounds that overlap tell nothing. */
export function isSame(a: Sum, b: Sum): Verdict {
  if (a.qualifier === 'exact' && b.qualifier === 'exact') return a.low === b.low ? 'holds' : 'broken'
  if (isUnbounded(a) || isUnbounded(b)) return 'unknown'
  return isBelow(a.high, b.low) || isBelow(b.high, a.low) ? 'broken' : 'unknown'
}

/** Whether the first is at most the second. */
export function isAtMost(a: Sum, b: Sum): Verdict {
  if (isUnbounded(a) || isUnbounded(b)) return 'unknown'
  if (isBelow(b.high, a.low)) return 'broken'
  return a.high !== null && b.low !== null && a.high <= b.low ? 'holds' : 'unknown'
}

function isUnbounded({ qualifier }: Sum): boolean {
  return qualifier === 'approx'
}

/** Whether an upper bound lies under a lower one; an open bound lies under nothing. */
function isBelow(high: number | null, low: number | null): boolean {
  return high !== null && low !== null && high < low
}
