import type { TimeBasis } from '../pipeline/indicator.ts'
import type { Queryable } from './database.ts'
import type { PeriodKey } from './loadCoverage.ts'
import { NAMED, SENT_UNDER } from './sentUnder.ts'

/** What a unit explained of a figure that is in a total. */
export interface Note {
  indicator: string
  time: TimeBasis
  /** The unit that the figure is about, and the one that sent it: its upper union, for a row of a list. */
  unit: string
  unitName: string
  reportedBy: string
  period: string
  explanation: string
}

/** The explanations of facts that were in force at an instant, for a unit and those under it. */
export async function selectNotes(
  database: Queryable,
  { top, pipeline, period, unit, knownAt }: PeriodKey & { unit: string; knownAt: string },
): Promise<Note[]> {
  return database.query<Note & { [key: string]: unknown }>(NOTES, [top, pipeline, period, unit, knownAt])
}

const NOTES = `
select fact.indicator_code as indicator, fact.time_basis as time, fact.unit_code as unit, coalesce(named.name, fact.unit_code) as "unitName",
       fact.reporting_unit_code as "reportedBy", fact.period_code as period, explanation
from fact_indicator as fact
join explanation using (top_unit_code, submission_id, unit_code, indicator_code, time_basis, item_key)
${NAMED}
where ${SENT_UNDER}
order by fact.reporting_unit_code, fact.sheet, length(cell), cell, fact.unit_code, fact.item_key`
