import { type Context, emptyContext } from '../check/context.ts'
import type { Fact } from '../pipeline/fact.ts'
import { dayInVietNam } from '../pipeline/inVietNam.ts'
import { nextPeriodOf, periodNamed, periodOf } from '../pipeline/period.ts'
import { cutOffOf } from '../pipeline/pipeline.ts'
import { isValidOn, type Unit } from '../pipeline/unit.ts'
import type { Reading } from '../read/reading.ts'
import type { Refusal } from '../read/sheet.ts'
import type { Queryable } from './database.ts'
import { loadBefore, loadOwnFacts } from './loadBefore.ts'
import { loadPeriodEvents } from './periodEvents.ts'
import type { Store } from './store.ts'

/** What is known besides the file: the unit then, its forms in force, and the grassroots unions that were listed before. */
export async function loadContext(
  database: Queryable,
  store: Pick<Store, 'definitions' | 'clock' | 'top'>,
  reading: Reading | Refusal,
): Promise<Context> {
  const today = dayInVietNam(store.clock())
  const unit = 'refused' in reading ? null : findUnit(store.definitions.units, reading)
  if ('refused' in reading || !unit || !reading.period) return emptyContext(today, unit)
  const { period, pipeline } = reading
  return {
    today,
    unit,
    periodEvents: await loadPeriodEvents(database, { top: store.top, pipeline: pipeline.code, period }),
    before: await loadBefore(database, { ...store, pipeline, period: periodNamed(period), unit: unit.code }),
    after: await loadOwnFacts(database, { top: store.top, pipeline, period: nextPeriodOf(periodNamed(period)).code, unit: unit.code }),
    inForce: await loadFactsInForce(database, { top: store.top, pipeline: pipeline.code, period, unit: unit.code }),
    knownUnions: await loadKnownUnions(database, { ...store, pipeline: pipeline.code, period, unit: unit.code }),
  }
}

/** The submitter as it is on the period's cut-off day. */
export function findUnit(units: readonly Unit[], { pipeline, unit, period }: Pick<Reading, 'pipeline' | 'unit' | 'period'>): Unit | null {
  const known = period === null ? null : periodOf(period)
  if (!known || unit === null) return null
  const day = cutOffOf(pipeline, known)
  return units.find((each) => each.code === unit && isValidOn(each, day)) ?? null
}

interface Reporter {
  top: string
  pipeline: string
  period: string
  unit: string
}

/** The facts that a unit has in force for a period, in no order. */
export async function loadFactsInForce(database: Queryable, { top, pipeline, period, unit }: Reporter): Promise<Fact[]> {
  return database.query<Fact & { [key: string]: unknown }>(
    `select form_code as form, indicator_code as indicator, time_basis as time, unit_code as unit, item_key as item, is_addend as "isAddend",
            state, stated, low, high, qualifier, as_of as "asOf", as_of_source as "asOfSource", raw,
            jsonb_build_object('sheet', sheet, 'cell', cell) as at, explanation
     from fact_in_force
     left join explanation using (top_unit_code, submission_id, unit_code, indicator_code, time_basis, item_key)
     where top_unit_code = $1 and pipeline_code = $2 and period_code = $3 and reporting_unit_code = $4`,
    [top, pipeline, period, unit],
  )
}

/** Two plain queries: joined in the database, a plan made before any statistics would look once per union. */
async function loadKnownUnions(
  database: Queryable,
  { top, pipeline, period, unit, definitions }: Reporter & Pick<Store, 'definitions'>,
): Promise<Context['knownUnions']> {
  const known = await database.query<{ code: string; name: string }>(
    `select unit_code as code, name from dim_unit where role = 'grassroots' and recorded_to is null`,
  )
  const listed = await database.query<{ code: string; listed_by: string }>(
    `select unit_code as code, min(reporting_unit_code) as listed_by
     from fact_in_force
     where top_unit_code = $1 and pipeline_code = $2 and period_code = $3 and reporting_unit_code <> $4 and indicator_code = any ($5)
     group by unit_code`,
    [top, pipeline, period, unit, rowIndicators(definitions)],
  )
  const nameOf = (code: string) => definitions.units.find((each) => each.code === code)?.name ?? code
  const listedBy = new Map(listed.map(({ code, listed_by }) => [code, { code: listed_by, name: nameOf(listed_by) }]))
  return new Map(known.map(({ code, name }) => [code, { name, listedBy: listedBy.get(code) ?? null }]))
}

/** The indicators that count the rows of a list: one fact for each union in it. */
function rowIndicators({ pipelines }: Store['definitions']): string[] {
  return pipelines.flatMap(({ forms }) => forms.flatMap((form) => (form.kind === 'list' ? form.rowIndicator : [])))
}
