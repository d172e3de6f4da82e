import type { Bound } from './qualifierWords.ts'

/** A share as it was typed: percentage points, a numerator over a denominator, a bound, or a range. */
export type Percent =
  | number
  | { num: number; den: number }
  | { qualifier: Bound; value: number }
  | { qualifier: 'range'; low: number; high: number }
