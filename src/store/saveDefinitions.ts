import { headlineOf } from '../pipeline/indicator.ts'
import type { Lifetime } from '../pipeline/lifetime.ts'
import { periodNamed } from '../pipeline/period.ts'
import type { Definitions, Pipeline } from '../pipeline/pipeline.ts'
import { type CopyValue, copyRows } from './copyRows.ts'
import type { Queryable, Transaction } from './database.ts'
import { placeAllUnions } from './placeUnions.ts'
import { EVERY_PIPELINE, lockPipeline, recordInstant } from './recordInstant.ts'
import type { Store } from './store.ts'

/**
 * Makes the loaded definitions those in force: kept whole by their hash, and the dimension rows that changed closed and
 * written anew. Nothing is done where they are in force already.
 */
export async function saveDefinitions(store: Pick<Store, 'database' | 'definitions' | 'top' | 'clock'>): Promise<void> {
  const { database, definitions, top } = store
  if (await areInForce(database, store)) return
  await database.transaction(async (transaction) => {
    await lockPipeline(transaction, top, EVERY_PIPELINE)
    if (await areInForce(transaction, store)) return
    const instant = await recordInstant(transaction, store, { pipeline: EVERY_PIPELINE, action: 'definitions', reason: definitions.hash })
    await transaction.query('insert into definition_set (definition_hash, loaded_at, content) values ($1, $2, $3) on conflict do nothing', [
      definitions.hash,
      instant,
      JSON.stringify(definitions),
    ])
    for (const dimension of dimensionsOf(definitions)) await replaceRows(transaction, dimension, instant)
    await placeAllUnions(transaction, { top, instant })
  })
}

async function areInForce(database: Queryable, { top, definitions }: Pick<Store, 'top' | 'definitions'>): Promise<boolean> {
  const [last] = await database.query<{ reason: string }>(
    `select reason from recording where top_unit_code = $1 and pipeline_code = $2 and action = 'definitions' order by recorded_at desc limit 1`,
    [top, EVERY_PIPELINE],
  )
  return last?.reason === definitions.hash
}

interface Dimension {
  table: string
  columns: readonly string[]
  /** Which of the table's rows come from definitions. */
  only: string
  rows: CopyValue[][]
}

function dimensionsOf(definitions: Definitions): Dimension[] {
  return [
    { table: 'dim_unit', columns: UNIT_COLUMNS, only: `role <> 'grassroots'`, rows: unitRows(definitions) },
    { table: 'dim_indicator', columns: INDICATOR_COLUMNS, only: 'true', rows: definitions.pipelines.flatMap(indicatorRows) },
    { table: 'dim_target', columns: TARGET_COLUMNS, only: 'true', rows: definitions.pipelines.flatMap(targetRows) },
  ]
}

/** Closes the rows in force that are no longer so, and adds those that are new. */
async function replaceRows(transaction: Transaction, { table, columns, only, rows }: Dimension, instant: string): Promise<void> {
  const list = columns.join(', ')
  if (table === 'dim_unit') {
    const codes = [...new Set(rows.map(([code]) => code))]
    await transaction.query('insert into unit (unit_code) select unnest($1::text[]) on conflict do nothing', [codes])
  }
  await transaction.query(`create temp table wanted on commit drop as select ${list} from ${table} limit 0`)
  await copyRows(transaction, { table: 'wanted', columns, rows })
  await transaction.query(
    `update ${table} as old set recorded_to = $1
     where recorded_to is null and ${only} and not exists (select from wanted where (wanted.*) is not distinct from (${columns.map((name) => `old.${name}`).join(', ')}))`,
    [instant],
  )
  await transaction.query(
    `insert into ${table} (${list}, recorded_from)
     select ${list}, $1 from wanted
     where not exists (select from ${table} as old where recorded_to is null and (wanted.*) is not distinct from (${columns.map((name) => `old.${name}`).join(', ')}))`,
    [instant],
  )
  await transaction.query('drop table wanted')
}

const UNIT_COLUMNS = ['unit_code', 'name', 'role', 'parent_code', 'valid_from', 'valid_to', 'decision']

function unitRows({ units }: Definitions): CopyValue[][] {
  return units.map((unit) => [unit.code, unit.name, unit.role, unit.parent, unit.validFrom, unit.validTo, unit.decision])
}

// biome-ignore format: as the table has them
const INDICATOR_COLUMNS = ['pipeline_code', 'indicator_code', 'time_basis', 'position', 'section', 'label', 'measure', 'kind', 'level', 'roll_up',
  'is_headline', 'decimals', 'print_step', 'bound_step', 'weight_code', 'part_codes', 'numerator_code', 'denominator_code', 'denominator_time', 'valid_from', 'valid_to']

function indicatorRows({ code: pipeline, indicators, shares }: Pipeline): CopyValue[][] {
  const collected = indicators.flatMap((each, position): CopyValue[][] =>
    each.times.map((time) => [
      pipeline,
      each.code,
      time,
      position,
      each.section,
      each.label,
      each.measure,
      each.kind,
      each.level,
      each.rollUp,
      time === headlineOf(each),
      0,
      each.printStep ?? 1,
      each.boundStep ?? null,
      each.weight ?? null,
      `{${(each.parts ?? []).join(',')}}`,
      null,
      null,
      null,
      ...daysOf(each),
    ]),
  )
  const ratios = shares.map((each, position): CopyValue[] => [
    pipeline,
    each.code,
    each.time,
    indicators.length + position,
    each.section,
    each.label,
    '%',
    'share',
    'D',
    'share',
    true,
    each.decimals,
    1,
    null,
    null,
    '{}',
    each.numerator,
    each.denominator,
    each.denominatorTime ?? each.time,
    ...daysOf(each),
  ])
  return [...collected, ...ratios]
}

/** The first days of the first and the last period in which a definition holds. */
function daysOf({ since, until }: Lifetime): CopyValue[] {
  return [since, until].map((code) => (code === undefined ? null : periodNamed(code).startsOn))
}

const TARGET_COLUMNS = ['pipeline_code', 'indicator_code', 'valid_from', 'valid_to', 'value', 'decision']

function targetRows({ code, targets }: Pipeline): CopyValue[][] {
  return targets.map((each) => [code, each.indicator, each.validFrom, each.validTo, each.value, each.decision])
}
