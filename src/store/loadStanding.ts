import { dayInVietNam } from '../pipeline/inVietNam.ts'
import { periodNamed } from '../pipeline/period.ts'
import { type PeriodStanding, standingOf } from '../pipeline/periodState.ts'
import { type Pipeline, scheduleOf } from '../pipeline/pipeline.ts'
import type { Queryable } from './database.ts'
import { loadPeriodEvents } from './periodEvents.ts'

/** Where a period stands now, or stood at an instant after what had been done to it by then. */
export async function loadStanding(
  database: Queryable,
  { top, pipeline, period, now, until = null }: { top: string; pipeline: Pipeline; period: string; now: string; until?: string | null },
): Promise<PeriodStanding> {
  const events = await loadPeriodEvents(database, { top, pipeline: pipeline.code, period }, until)
  return standingOf(events, scheduleOf(pipeline, periodNamed(period)), dayInVietNam(until ?? now))
}
