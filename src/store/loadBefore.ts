import type { Before } from '../check/context.ts'
import type { Fact } from '../pipeline/fact.ts'
import { type Period, previousPeriodOf } from '../pipeline/period.ts'
import { cutOffOf, type Definitions, type Pipeline } from '../pipeline/pipeline.ts'
import { predecessorsOf } from '../pipeline/predecessorsOf.ts'
import type { Queryable } from './database.ts'

/** Whose figures are asked for; as they were in force at an instant, or are. */
interface Reporter {
  top: string
  pipeline: Pipeline
  unit: string
  at?: string | null
}

/** How many periods back a figure is held against: three years of quarters. */
const PERIODS_BACK = 12

/** What a unit reported in the periods before, as far as it is in force; for the period before, also those that were merged into it since. */
export async function loadBefore(
  database: Queryable,
  { period, definitions, ...reporter }: Reporter & { period: Period; definitions: Pick<Definitions, 'units' | 'successions'> },
): Promise<Before> {
  const { top, pipeline, unit, at = null } = reporter
  const [last, ...earlier] = periodsBefore(period)
  if (!last) return { facts: [], past: new Map() }
  const span = { after: cutOffOf(pipeline, last), until: cutOffOf(pipeline, period) }
  const senders = predecessorsOf(definitions, unit, span) ?? []
  const facts = await loadOwnFacts(database, { ...reporter, senders, period: last.code })
  const periods = [last, ...earlier].map(({ code }) => code)
  const figures = await database.query<{ key: string; stated: number }>(PAST, [top, pipeline.code, periods, unit, at])
  const past = new Map<string, number[]>()
  for (const { key, stated } of figures) past.set(key, [...(past.get(key) ?? []), stated])
  return { facts, past }
}

/** The periods before a period, the newest first. */
function periodsBefore(period: Period): Period[] {
  const found: Period[] = []
  for (let before = previousPeriodOf(period); found.length < PERIODS_BACK; before = previousPeriodOf(before)) found.push(before)
  return found
}

/**
 * A unit's own facts of a period, and those that count the rows of its lists: what else a list says is not looked at over time. `senders` are
 * the units that sent them, where those are others than itself; what was theirs is then the unit's own.
 */
export async function loadOwnFacts(
  database: Queryable,
  { top, pipeline, period, unit, senders = [unit], at = null }: Reporter & { period: string; senders?: readonly string[] },
): Promise<Fact[]> {
  const counted = pipeline.forms.flatMap((form) => (form.kind === 'list' ? form.rowIndicator : []))
  return database.query<Fact & { [key: string]: unknown }>(FACTS, [top, pipeline.code, period, senders, at, counted, unit])
}

const IN_FORCE = `
  case when $5::timestamptz is null then recorded_to is null else recorded_from <= $5 and (recorded_to is null or $5 < recorded_to) end`

const FACTS = `
  select form_code as form, indicator_code as indicator, time_basis as time, case when unit_code = reporting_unit_code then $7 else unit_code end as unit,
         item_key as item, is_addend as "isAddend", state, stated, low, high, qualifier, as_of as "asOf", as_of_source as "asOfSource", raw,
         jsonb_build_object('sheet', sheet, 'cell', cell) as at, explanation
  from fact_indicator
  left join explanation using (top_unit_code, submission_id, unit_code, indicator_code, time_basis, item_key)
  where top_unit_code = $1 and pipeline_code = $2 and period_code = $3 and reporting_unit_code = any ($4) and ${IN_FORCE}
    and (unit_code = reporting_unit_code or indicator_code = any ($6))`

const PAST = `
  select indicator_code || ' ' || time_basis as key, stated
  from fact_indicator
  where top_unit_code = $1 and pipeline_code = $2 and period_code = any ($3) and reporting_unit_code = $4 and unit_code = $4 and ${IN_FORCE}
    and item_key = '' and is_addend and qualifier = 'exact' and stated is not null
  order by array_position($3, period_code)`
