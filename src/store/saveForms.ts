import type { Outcome } from '../assess.ts'
import type { Context } from '../check/context.ts'
import { contentOf } from '../pipeline/contentOf.ts'
import type { Fact } from '../pipeline/fact.ts'
import { type Period, periodOf } from '../pipeline/period.ts'
import { reopeningFor, standingOf } from '../pipeline/periodState.ts'
import { cutOffOf, dueAtOf, type Pipeline, scheduleOf } from '../pipeline/pipeline.ts'
import { type CopyValue, copyRows } from './copyRows.ts'
import { saveCorrection } from './corrections.ts'
import type { Transaction } from './database.ts'
import { placeUnions } from './placeUnions.ts'
import type { KeptFile } from './saveOutcome.ts'
import { saveUnions } from './saveUnions.ts'
import type { Store } from './store.ts'

type Saving = Pick<Store, 'top' | 'definitions'>

/** What became of a file, and the instant at which that is recorded. */
export interface SavedForms {
  file: KeptFile
  outcome: Outcome
  context: Context
  instant: string
}

/** Saves the forms of a read file in the caller's transaction; a form that says what is in force already is left as it is. */
export async function saveForms(transaction: Transaction, store: Saving, saved: SavedForms): Promise<void> {
  const { outcome, context } = saved
  const isAccepted = outcome.status !== 'returned'
  const inForce = await formsInForce(transaction, store, saved)
  const isReceipt = (form: string) => isAccepted && inForce.has(form) && isSameForm(form, outcome.facts, context.inForce)
  const fresh = outcome.forms.filter((form) => !isReceipt(form))
  if (fresh.length === 0) return
  if (isAccepted) await acceptForms(transaction, store, saved, fresh)
  else await insertForms(transaction, store, saved, { forms: fresh, isAccepted })
}

/** Forms that count: each takes the place of its version before, and the grassroots unions of a list their places. */
async function acceptForms(transaction: Transaction, store: Saving, saved: SavedForms, forms: readonly string[]): Promise<void> {
  const { outcome, instant } = saved
  await ensurePeriod(transaction, store, outcome)
  await supersede(transaction, store, saved, forms)
  await insertForms(transaction, store, saved, { forms, isAccepted: true })
  await insertFacts(transaction, store, saved, forms)
  const { pipeline } = namedIn(store, outcome)
  const hasList = pipeline.forms.some(({ kind, code }) => kind === 'list' && forms.includes(code))
  if (hasList) await placeUnions(transaction, { top: store.top, pipeline: pipeline.code, unit: outcome.unit ?? '', instant })
  await numberCorrection(transaction, store, saved)
}

/** What is accepted while its period is reopened is a correction. */
async function numberCorrection(transaction: Transaction, store: Saving, { file, outcome, context, instant }: SavedForms): Promise<void> {
  const { pipeline, period } = namedIn(store, outcome)
  const unit = outcome.unit ?? ''
  const standing = standingOf(context.periodEvents, scheduleOf(pipeline, period), context.today)
  const reopening = reopeningFor(standing, unit)
  const key = { top: store.top, pipeline: pipeline.code, period: period.code }
  if (reopening) await saveCorrection(transaction, key, { at: instant, unit, submission: file.submissionId, reopening })
}

/** The partitions and the dates of a period that is used for the first time. */
async function ensurePeriod(transaction: Transaction, store: Saving, outcome: Outcome): Promise<void> {
  const { pipeline, period } = namedIn(store, outcome)
  await transaction.query('select ensure_period($1)', [period.code])
  await transaction.query(
    'insert into dim_period (pipeline_code, period_code, starts_on, ends_on, cut_off_on, due_at) values ($1, $2, $3, $4, $5, $6) on conflict do nothing',
    [pipeline.code, period.code, period.startsOn, period.endsOn, cutOffOf(pipeline, period), dueAtOf(pipeline, period)],
  )
}

function namedIn({ definitions }: Saving, { pipeline: code, period: name }: Outcome): { pipeline: Pipeline; period: Period } {
  const [pipeline, period] = [definitions.pipelines.find((each) => each.code === code), periodOf(name ?? '')]
  if (!pipeline || !period) throw new Error(`Period ${name} of ${code} is unknown`)
  return { pipeline, period }
}

function isSameForm(form: string, facts: readonly Fact[], inForce: readonly Fact[]): boolean {
  const [ours, theirs] = [facts, inForce].map((all) => rowsOf(all.filter((fact) => fact.form === form)))
  return JSON.stringify(ours) === JSON.stringify(theirs)
}

/** What the rows of a form say, in an order of its own; a row that is known only by where it stands may stand anywhere. */
function rowsOf(facts: readonly Fact[]): string[] {
  const rows = new Map<string, string[]>()
  for (const fact of facts) rows.set(fact.item, [...(rows.get(fact.item) ?? []), JSON.stringify([contentOf(fact), fact.explanation])])
  return [...rows].map(([item, contents]) => JSON.stringify([/^r\d+$/.test(item) ? 'r' : item, ...contents.sort()])).sort()
}

async function formsInForce(transaction: Transaction, { top }: Saving, { outcome }: SavedForms): Promise<Set<string>> {
  const rows = await transaction.query<{ form_code: string }>(
    `select form_code from submission_form
     where top_unit_code = $1 and pipeline_code = $2 and period_code = $3 and unit_code = $4 and recorded_to is null`,
    [top, outcome.pipeline, outcome.period, outcome.unit],
  )
  return new Set(rows.map(({ form_code }) => form_code))
}

async function supersede(
  transaction: Transaction,
  { top }: Saving,
  { outcome, instant }: SavedForms,
  forms: readonly string[],
): Promise<void> {
  const key = [top, outcome.pipeline, outcome.period, outcome.unit, forms, instant]
  await transaction.query(
    `update submission_form set recorded_to = $6
     where top_unit_code = $1 and pipeline_code = $2 and period_code = $3 and unit_code = $4 and form_code = any ($5) and recorded_to is null`,
    key,
  )
  await transaction.query(
    `update fact_indicator set recorded_to = $6
     where top_unit_code = $1 and pipeline_code = $2 and period_code = $3 and reporting_unit_code = $4 and form_code = any ($5) and recorded_to is null`,
    key,
  )
}

async function insertForms(
  transaction: Transaction,
  { top }: Saving,
  { file, outcome, instant }: SavedForms,
  { forms, isAccepted }: { forms: readonly string[]; isAccepted: boolean },
): Promise<void> {
  await transaction.query(
    `insert into submission_form (top_unit_code, submission_id, pipeline_code, period_code, unit_code, form_code, version, recorded_from, recorded_to)
     select $1, $2, $3, $4, $5, form_code, 1 + coalesce((
              select max(version) from submission_form as old
              where top_unit_code = $1 and pipeline_code = $3 and period_code = $4 and unit_code = $5 and old.form_code = wanted.form_code), 0),
            $7, case when $8 then null else $7::timestamptz end
     from unnest($6::text[]) as wanted (form_code)`,
    [top, file.submissionId, outcome.pipeline, outcome.period, outcome.unit, forms, instant, isAccepted],
  )
}

// biome-ignore format: as the table has them
const FACT_COLUMNS = ['top_unit_code', 'pipeline_code', 'period_code', 'unit_code', 'indicator_code', 'time_basis', 'item_key', 'recorded_from',
  'reporting_unit_code', 'form_code', 'submission_id', 'is_addend', 'state', 'stated', 'low', 'high', 'qualifier', 'as_of', 'as_of_source', 'raw', 'sheet', 'cell']

async function insertFacts(transaction: Transaction, store: Saving, saved: SavedForms, forms: readonly string[]): Promise<void> {
  const { file, outcome, instant } = saved
  const facts = outcome.facts.filter(({ form }) => forms.includes(form))
  await saveUnions(transaction, { top: store.top, submissionId: file.submissionId, outcome, forms })
  const rows = facts.map((each): CopyValue[] => [
    store.top,
    outcome.pipeline,
    outcome.period,
    each.unit,
    each.indicator,
    each.time,
    each.item,
    instant,
    outcome.unit,
    each.form,
    file.submissionId,
    each.isAddend,
    each.state,
    each.stated,
    each.low,
    each.high,
    each.qualifier,
    each.asOf,
    each.asOfSource,
    each.raw,
    each.at.sheet,
    each.at.cell,
  ])
  await copyRows(transaction, { table: 'fact_indicator', columns: FACT_COLUMNS, rows })
  const explained = facts.filter(({ explanation }) => explanation !== null)
  await copyRows(transaction, {
    table: 'explanation',
    columns: ['top_unit_code', 'submission_id', 'unit_code', 'indicator_code', 'time_basis', 'item_key', 'explanation'],
    rows: explained.map((each) => [store.top, file.submissionId, each.unit, each.indicator, each.time, each.item, each.explanation]),
  })
}
