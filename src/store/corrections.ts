import type { PeriodEvent } from '../pipeline/periodState.ts'
import type { Queryable } from './database.ts'
import type { PeriodKey } from './loadCoverage.ts'

/** A change to a period that had been locked, with its number and why it was allowed. */
export interface Correction {
  number: number
  at: string
  unit: string
  /** The submission that brought it; null for a withdrawal. */
  submission: string | null
  reason: string
  by: string
}

/** Numbers what was recorded at an instant as a correction, under the reopening that allowed it. Call it under the pipeline's lock. */
export async function saveCorrection(
  database: Queryable,
  { top, pipeline, period }: PeriodKey,
  { at, unit, submission, reopening }: Pick<Correction, 'at' | 'unit' | 'submission'> & { reopening: PeriodEvent },
): Promise<void> {
  await database.query(
    `insert into correction (top_unit_code, pipeline_code, period_code, number, recorded_at, unit_code, submission_id, reason, recorded_by)
     select $1, $2, $3, 1 + count(*), $4, $5, $6, $7, $8 from correction where top_unit_code = $1 and pipeline_code = $2 and period_code = $3`,
    [top, pipeline, period, at, unit, submission, reopening.reason, reopening.by],
  )
}

/** The corrections of a period, in order; until an instant (included), where one is given. */
export async function loadCorrections(
  database: Queryable,
  { top, pipeline, period }: PeriodKey,
  until: string | null = null,
): Promise<Correction[]> {
  return database.query<Correction>(
    `select number, recorded_at as at, unit_code as unit, submission_id as submission, reason, recorded_by as by
     from correction
     where top_unit_code = $1 and pipeline_code = $2 and period_code = $3 and ($4::timestamptz is null or recorded_at <= $4)
     order by number`,
    [top, pipeline, period, until],
  )
}
