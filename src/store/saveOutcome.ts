import type { Outcome } from '../assess.ts'
import type { Context } from '../check/context.ts'
import type { Fact } from '../pipeline/fact.ts'
import { periodOf } from '../pipeline/period.ts'
import { cutOffOf, dueAtOf } from '../pipeline/pipeline.ts'
import { type CopyValue, copyRows } from './copyRows.ts'
import type { Transaction } from './database.ts'
import { NO_PIPELINE, recordInstant } from './recordInstant.ts'
import type { Store } from './store.ts'

/** A file as it is kept: what the database knows of an arrival. */
export interface KeptFile {
  submissionId: string
  sha256: string
  name: string
  folder: string
}

type Saving = Pick<Store, 'top' | 'clock' | 'definitions'>

/**
 * Saves what became of a file, in the caller's transaction: the submission, its findings, and for each form the next version.
 * An accepted form supersedes the one in force, and is no new version where it says the same. Nothing is ever deleted.
 */
export async function saveOutcome(
  transaction: Transaction,
  store: Saving,
  saved: { file: KeptFile; outcome: Outcome; context: Context },
): Promise<void> {
  const { file, outcome, context } = saved
  const instant = await recordInstant(transaction, store, { pipeline: outcome.pipeline ?? NO_PIPELINE, action: 'submission' })
  await transaction.query(
    `insert into submission (top_unit_code, submission_id, sha256, file_name, folder, received_at, pipeline_code, period_code, unit_code, status, reason,
                             not_checked, definition_hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      store.top,
      file.submissionId,
      file.sha256,
      file.name,
      file.folder,
      instant,
      outcome.pipeline,
      outcome.period,
      outcome.unit,
      outcome.status,
      outcome.reason,
      outcome.notChecked,
      store.definitions.hash,
    ],
  )
  await saveFindings(transaction, store.top, saved)
  if (context.unit && outcome.pipeline && outcome.period) await saveForms(transaction, store, { ...saved, instant })
}

/** Whether an arrival has been decided before. */
export async function isSaved(transaction: Transaction, { top }: Pick<Store, 'top'>, submissionId: string): Promise<boolean> {
  const rows = await transaction.query('select from submission where top_unit_code = $1 and submission_id = $2', [top, submissionId])
  return rows.length > 0
}

async function saveFindings(transaction: Transaction, top: string, { file, outcome }: { file: KeptFile; outcome: Outcome }): Promise<void> {
  const columns = ['top_unit_code', 'submission_id', 'finding_no', 'rule_code', 'severity', 'sheet', 'cell', 'given', 'expected', 'message']
  const rows = outcome.findings.map((each, index): CopyValue[] => [
    top,
    file.submissionId,
    index + 1,
    each.rule,
    each.severity,
    each.at?.sheet ?? null,
    each.at?.cell ?? null,
    each.given,
    each.expected,
    each.message,
  ])
  await copyRows(transaction, { table: 'finding', columns, rows })
}

interface SavedForms {
  file: KeptFile
  outcome: Outcome
  context: Context
  instant: string
}

async function saveForms(transaction: Transaction, store: Saving, saved: SavedForms): Promise<void> {
  const { outcome, context } = saved
  const isAccepted = outcome.status !== 'returned'
  const inForce = await formsInForce(transaction, store, saved)
  const isReceipt = (form: string) => isAccepted && inForce.has(form) && isSameForm(form, outcome.facts, context.inForce)
  const fresh = outcome.forms.filter((form) => !isReceipt(form))
  if (fresh.length === 0) return
  if (isAccepted) await ensurePeriod(transaction, store, outcome)
  if (isAccepted) await supersede(transaction, store, saved, fresh)
  await insertForms(transaction, store, saved, { forms: fresh, isAccepted })
  if (isAccepted) await insertFacts(transaction, store, saved, fresh)
}

/** The partitions and the dates of a period that is used for the first time. */
async function ensurePeriod(transaction: Transaction, { definitions }: Saving, { pipeline: code, period: name }: Outcome): Promise<void> {
  const [pipeline, period] = [definitions.pipelines.find((each) => each.code === code), periodOf(name ?? '')]
  if (!pipeline || !period) throw new Error(`Period ${name} of ${code} is unknown`)
  await transaction.query('select ensure_period($1)', [period.code])
  await transaction.query(
    'insert into dim_period (pipeline_code, period_code, starts_on, ends_on, cut_off_on, due_at) values ($1, $2, $3, $4, $5, $6) on conflict do nothing',
    [pipeline.code, period.code, period.startsOn, period.endsOn, cutOffOf(pipeline, period), dueAtOf(pipeline, period)],
  )
}

function isSameForm(form: string, facts: readonly Fact[], inForce: readonly Fact[]): boolean {
  const ours = facts
    .filter((fact) => fact.form === form)
    .map(contentOf)
    .sort()
  const theirs = inForce
    .filter((fact) => fact.form === form)
    .map(contentOf)
    .sort()
  return ours.length === theirs.length && ours.every((value, index) => value === theirs[index])
}

/** What makes two facts the same figure: not where it stood, nor how it was typed. */
function contentOf(fact: Fact): string {
  const { unit, indicator, time, item, state, stated, low, high, qualifier, asOf, explanation } = fact
  return JSON.stringify([unit, indicator, time, item, state, stated, low, high, qualifier, asOf, explanation])
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
  await insertUnions(transaction, saved)
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

/**
 * Grassroots unions that no list had before begin with the period. Another name or upper unit ends what was known up to the
 * period, and begins anew with it.
 */
async function insertUnions(transaction: Transaction, { outcome, instant }: SavedForms): Promise<void> {
  if (outcome.unions.length === 0) return
  const [codes, names] = [outcome.unions.map(({ code }) => code), outcome.unions.map(({ name }) => name)]
  await transaction.query('insert into unit (unit_code) select unnest($1::text[]) on conflict do nothing', [codes])
  const wanted = [codes, names, outcome.unit, periodOf(outcome.period ?? '')?.startsOn, instant]
  await transaction.query(END_CHANGED_UNIONS, wanted)
  await transaction.query(BEGIN_UNIONS, wanted)
}

const WANTED = `(select * from unnest($1::text[], $2::text[]) as wanted (unit_code, name)) as wanted`
const THEN = `old.unit_code = wanted.unit_code and old.recorded_to is null and old.valid_from <= $4::date and (old.valid_to is null or $4::date <= old.valid_to)`

const END_CHANGED_UNIONS = `
  with ended as (
    update dim_unit as old set recorded_to = $5
    from ${WANTED}
    where ${THEN} and (old.name, old.parent_code) is distinct from (wanted.name, $3)
    returning old.*
  )
  insert into dim_unit (unit_code, name, role, parent_code, valid_from, valid_to, decision, recorded_from)
  select unit_code, name, role, parent_code, valid_from, $4::date - 1, decision, $5 from ended where valid_from < $4::date`

const BEGIN_UNIONS = `
  insert into dim_unit (unit_code, name, role, parent_code, valid_from, valid_to, recorded_from)
  select unit_code, name, 'grassroots', $3, $4::date, (
           select min(valid_from) - 1 from dim_unit as later where later.unit_code = wanted.unit_code and recorded_to is null and valid_from > $4::date), $5
  from ${WANTED}
  where not exists (select from dim_unit as old where ${THEN})`
