import type { Qualifier, State } from '../pipeline/figure.ts'
import type { TimeBasis } from '../pipeline/indicator.ts'
import type { Queryable } from './database.ts'
import type { PeriodKey } from './loadCoverage.ts'
import { NAMED, SENT_UNDER } from './sentUnder.ts'

/** A fact that went into a total, with the file, version and cell it came from. */
export interface TracedFact {
  indicator: string
  time: TimeBasis
  unit: string
  unitName: string
  reportedBy: string
  /** The row of an event form, as the fact names it; empty for every other form. */
  item: string
  state: State
  value: number | null
  low: number | null
  high: number | null
  qualifier: Qualifier
  submission: string
  version: number
  file: string
  sha256: string
  form: string
  sheet: string
  cell: string
  raw: string
  /** What the unit says of it; null where it says nothing. */
  explanation: string | null
}

/** The facts of some indicators and bases that were in force at an instant, for a unit and those under it. */
export async function selectAddends(
  database: Queryable,
  {
    top,
    pipeline,
    period,
    unit,
    knownAt,
    lines,
  }: PeriodKey & { unit: string; knownAt: string; lines: readonly (readonly [string, TimeBasis])[] },
): Promise<TracedFact[]> {
  const [codes, times] = [lines.map(([code]) => code), lines.map(([, time]) => time)]
  return database.query<TracedFact>(ADDENDS, [top, pipeline, period, unit, knownAt, codes, times])
}

const ADDENDS = `
select fact.indicator_code as indicator, fact.time_basis as time, fact.unit_code as unit, coalesce(named.name, fact.unit_code) as "unitName",
       fact.reporting_unit_code as "reportedBy", item_key as item, state, stated as value, low, high, qualifier, fact.submission_id as submission, version,
       file_name as file, sha256, fact.form_code as form, sheet, cell, raw, explanation
from fact_indicator as fact
join unnest($6::text[], $7::text[]) with ordinality as line (indicator_code, time_basis, position) using (indicator_code, time_basis)
left join explanation using (top_unit_code, submission_id, unit_code, indicator_code, time_basis, item_key)
join submission using (top_unit_code, submission_id)
join submission_form using (top_unit_code, submission_id, form_code)
${NAMED}
where ${SENT_UNDER} and is_addend
order by line.position, fact.reporting_unit_code, fact.sheet, fact.unit_code, length(cell), cell`
