import { loadStoredTotals, rollUp } from '../store/rollUp.ts'
import type { Store } from '../store/store.ts'
import type { UnitTotal } from '../total/unitTotal.ts'
import { compareTotalLines } from './compareVersions.ts'

/** A consolidation that is worked out anew. */
export interface NumberedConsolidation {
  pipeline: string
  period: string
  number: number
  at: string
}

/** A consolidation and the totals in it that do not come out as they are stored; none means that it can be trusted to the digit. */
export interface VerifiedConsolidation extends NumberedConsolidation {
  lines: number
  differing: { unit: string; indicator: string; time: string; stored: UnitTotal | null; recomputed: UnitTotal | null }[]
}

/** Every consolidation there is, or those of one period. */
export async function listAllConsolidations(
  { database, top }: Pick<Store, 'database' | 'top'>,
  period: string | null,
): Promise<NumberedConsolidation[]> {
  return database.query<NumberedConsolidation & { [key: string]: unknown }>(
    `select pipeline_code as pipeline, period_code as period, number, known_at as at from consolidation
     where top_unit_code = $1 and ($2::text is null or period_code = $2) order by pipeline_code, period_code, number`,
    [top, period],
  )
}

/**
 * Works a consolidation out anew from the facts, units, indicators and targets that were known at its instant, and holds it against what
 * is stored. Whatever was corrected or redefined since changes neither.
 */
export async function verify(
  { database, top }: Pick<Store, 'database' | 'top'>,
  consolidation: NumberedConsolidation,
): Promise<VerifiedConsolidation> {
  const key = { top, pipeline: consolidation.pipeline, period: consolidation.period, at: consolidation.at }
  const [stored, recomputed] = [await loadStoredTotals(database, key), await rollUp(database, key)]
  const differing = compareTotalLines(stored, recomputed).map(({ unit, indicator, time, was, now }) => ({
    unit,
    indicator,
    time,
    stored: was,
    recomputed: now,
  }))
  return { ...consolidation, lines: stored.length, differing }
}
