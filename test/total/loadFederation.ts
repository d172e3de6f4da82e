import type { Client } from 'pg'
import type { Fact, Federation } from './federation.ts'

/** What a test federation is filed under. */
export const FILED = { top: 'TOP', pipeline: 'returns', period: '2023-Q3' } as const

type Filed = { top: string; pipeline: string; period: string }

/** What is none of this roll-up's business: another federation's, another pipeline's, and another period's. */
const OTHER_PIPELINE = { ...FILED, pipeline: 'other' }
export const ELSEWHERE = [{ ...FILED, top: 'OTHER' }, OTHER_PIPELINE, { ...FILED, period: '2023-Q2' }]

/**
 * Puts a federation into the database in one statement, with `strangers` filed elsewhere. Another pipeline has the same lines and
 * targets, and another period an earlier cut-off day.
 */
export async function loadFederation(client: Client, federation: Federation, strangers: readonly Fact[] = []): Promise<void> {
  const facts = federation.facts.map((fact) => factRow(fact, FILED))
  const foreign = ELSEWHERE.flatMap((filed) => strangers.map((fact) => factRow(fact, filed)))
  const rows = [
    [...new Set(federation.units.map((unit) => unit.code))].map((code) => ({ unit_code: code })),
    unitRows(federation),
    [FILED, ...ELSEWHERE.slice(1)].map((filed) => periodRow(federation, filed)),
    [FILED, OTHER_PIPELINE].flatMap((filed) => lineRows(federation, filed)),
    [FILED, OTHER_PIPELINE].flatMap((filed) => targetRows(federation, filed)),
    [...facts, ...foreign],
  ]
  await client.query({ name: 'load federation', text: INSERT, values: rows.map((table) => JSON.stringify(table)) })
}

const TABLES = ['unit', 'dim_unit', 'dim_period', 'dim_indicator', 'dim_target', 'fact_indicator']
const inserts = TABLES.map(
  (table, index) => `in_${table} as (insert into ${table} select * from jsonb_populate_recordset(null::${table}, $${index + 1}::jsonb))`,
)
const INSERT = `with ${inserts.join(', ')} select 1`

function recorded(row: { recordedFrom: string; recordedTo: string | null }) {
  return { recorded_from: row.recordedFrom, recorded_to: row.recordedTo }
}

function unitRows({ units }: Federation) {
  return units.map((unit) => ({
    unit_code: unit.code,
    name: unit.code,
    role: unit.role,
    parent_code: unit.parent,
    valid_from: unit.validFrom,
    valid_to: unit.validTo,
    ...recorded(unit),
  }))
}

function periodRow({ cutOff }: Federation, filed: Filed) {
  const cut_off_on = filed === FILED ? cutOff : '2023-06-30'
  const days = { starts_on: '2023-01-01', ends_on: '2023-09-30', cut_off_on, due_at: '2023-10-05T00:00:00Z' }
  return { pipeline_code: filed.pipeline, period_code: filed.period, ...days }
}

function lineRows({ lines }: Federation, filed: Filed) {
  return lines.map((line, position) => ({
    pipeline_code: filed.pipeline,
    indicator_code: line.indicator,
    time_basis: line.time,
    ...recorded(line),
    position,
    section: '',
    label: line.indicator,
    measure: '',
    kind: line.rollUp === 'share' ? 'share' : 'count',
    level: line.level,
    roll_up: line.rollUp,
    is_headline: true,
    decimals: line.decimals,
    print_step: line.printStep,
    weight_code: line.weight,
    part_codes: line.parts ?? [],
    numerator_code: line.numerator,
    denominator_code: line.denominator,
    denominator_time: line.denominatorTime,
  }))
}

function targetRows({ targets }: Federation, filed: Filed) {
  return targets.map((target) => ({
    pipeline_code: filed.pipeline,
    indicator_code: target.indicator,
    valid_from: target.validFrom,
    valid_to: target.validTo,
    ...recorded(target),
    value: target.value,
    decision: '1/QĐ',
  }))
}

function factRow(fact: Fact, filed: Filed) {
  const { state, stated, low, high, qualifier } = fact
  return {
    top_unit_code: filed.top,
    pipeline_code: filed.pipeline,
    period_code: filed.period,
    unit_code: fact.unit,
    indicator_code: fact.indicator,
    time_basis: fact.time,
    item_key: fact.item,
    ...recorded(fact),
    reporting_unit_code: fact.reporter,
    form_code: 'FORM',
    submission_id: '00000000-0000-4000-8000-000000000000',
    is_addend: fact.isAddend,
    state,
    stated,
    low,
    high,
    qualifier,
    as_of: fact.asOf,
    as_of_source: 'stated',
    raw: stated ?? '',
    sheet: 'FORM',
    cell: 'E7',
  }
}
