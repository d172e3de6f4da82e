import type { TimeBasis } from '../pipeline/indicator.ts'
import type { UnitRole } from '../pipeline/unit.ts'

/**
 * One line of a consolidation: what one unit, or the node that totals units, comes to for an indicator and a basis. As the roll-up
 * writes it (`rollUpSql.ts`): `stated` is what is printed, `low` and `high` bound the true value (null is open, or only an estimate),
 * `qualifier` is null where nothing was reported, `num` and `den` are the two sides of a share and of a weighted mean.
 */
export interface UnitTotal {
  unit: string
  role: UnitRole
  indicator: string
  time: TimeBasis
  stated: number | null
  low: number | null
  high: number | null
  qualifier: 'exact' | 'gte' | 'approx' | 'range' | null
  num: number | null
  den: number | null
  /** Of the units that owe the figure, how many gave it; the own row is not counted here. */
  reported: number
  expected: number
  missing: readonly string[]
  /** Whether the own row is in; null where it is not asked. */
  isOwnIn: boolean | null
  /** The first and last day that the figures in it stand for (YYYY-MM-DD). */
  asOfFirst: string | null
  asOfLast: string | null
}
