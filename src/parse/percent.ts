import type { Qualifier } from '../pipeline/figure.ts'

/** A share as it was typed: percentage points, a numerator over a denominator, a bound, or a range. */
export type Percent =
  | number
  | { num: number; den: number }
  | { qualifier: Exclude<Qualifier, 'exact' | 'range'>; value: number }
  | { qualifier: 'range'; low: number; high: number }
