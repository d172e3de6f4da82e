import type { TimeBasis } from '../../pipeline/indicator.ts'
import type { Sum } from '../addFigures.ts'

/** Units that are in neither side of a comparison, and why; one that is missing on both sides is in both lists. */
export interface LeftOut {
  missingNow: string[]
  missingBefore: string[]
  changed: string[]
}

/**
 * One line of a node, now and before, over the units that can be compared. `difference` is in the line's measure, for a share in
 * percentage points; `percent` is the difference in per cent of before, to one decimal.
 */
export interface Comparison {
  indicator: string
  time: TimeBasis
  now: Sum | null
  before: Sum | null
  difference: number | null
  percent: number | null
  comparable: string[]
  leftOut: LeftOut
}
