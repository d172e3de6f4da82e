import type { PeriodEvent } from '../pipeline/periodState.ts'
import type { Queryable } from './database.ts'
import type { PeriodKey } from './loadCoverage.ts'

/** What was done to a period, in order; until an instant (included), where one is given. */
export async function loadPeriodEvents(
  database: Queryable,
  { top, pipeline, period }: PeriodKey,
  until: string | null = null,
): Promise<PeriodEvent[]> {
  return database.query<PeriodEvent>(
    `select action, unit_code as unit, recorded_at as at, until_at as until, consolidation_no as consolidation, reason, recorded_by as by
     from period_event
     where top_unit_code = $1 and pipeline_code = $2 and period_code = $3 and ($4::timestamptz is null or recorded_at <= $4)
     order by recorded_at`,
    [top, pipeline, period, until],
  )
}

/** Appends what was done to a period. */
export async function savePeriodEvent(database: Queryable, { top, pipeline, period }: PeriodKey, event: PeriodEvent): Promise<void> {
  await database.query(
    `insert into period_event (top_unit_code, pipeline_code, period_code, recorded_at, action, unit_code, until_at, consolidation_no, reason, recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [top, pipeline, period, event.at, event.action, event.unit, event.until, event.consolidation, event.reason, event.by],
  )
}
