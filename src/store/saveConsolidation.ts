import { ROLL_UP_SETTING, ROLL_UP_SQL } from '../total/rollUpSql.ts'
import type { Queryable, Transaction } from './database.ts'
import type { PeriodKey } from './loadCoverage.ts'
import { lockPipeline, recordInstant } from './recordInstant.ts'
import type { Store } from './store.ts'

/** A numbered roll-up of a period. */
export interface Consolidation {
  number: number
  knownAt: string
  /** False where nothing had changed since the one before, which is then the answer. */
  isNew: boolean
}

/**
 * Rolls a period up in the caller's transaction and numbers the result. Only totals that changed are written; with the same
 * facts and definitions there is no new number. Null where the period has never been used.
 */
export async function saveConsolidation(
  transaction: Transaction,
  store: Pick<Store, 'top' | 'clock' | 'definitions'>,
  { pipeline, period }: { pipeline: string; period: string },
): Promise<Consolidation | null> {
  const key = [store.top, pipeline, period]
  const known = await transaction.query('select from dim_period where pipeline_code = $1 and period_code = $2', [pipeline, period])
  if (known.length === 0) return null
  await lockPipeline(transaction, store.top, pipeline)
  const last = (await listConsolidations(transaction, { top: store.top, pipeline, period }, store.definitions.hash)).at(-1)
  if (last?.is_current) return { number: last.number, knownAt: last.known_at, isNew: false }
  const instant = await recordInstant(transaction, store, { pipeline, action: 'consolidation' })
  await transaction.query('create temp table computed on commit drop as select * from fact_total limit 0')
  await transaction.query(ROLL_UP_SETTING)
  await transaction.query(
    `insert into computed (${['top_unit_code', 'pipeline_code', 'period_code', 'recorded_from', ...COMPUTED].join(', ')})
                           select $1, $2, $3, $4, ${COMPUTED.join(', ')} from (${ROLL_UP_SQL}) as rolled_up`,
    [...key, instant],
  )
  await transaction.query(CLOSE_CHANGED, [...key, instant])
  await transaction.query(INSERT_CHANGED, key)
  const number = (last?.number ?? 0) + 1
  await transaction.query(
    'insert into consolidation (top_unit_code, pipeline_code, period_code, number, known_at, definition_hash) values ($1, $2, $3, $4, $5, $6)',
    [...key, number, instant, store.definitions.hash],
  )
  return { number, knownAt: instant, isNew: true }
}

/** A consolidation that is there; `is_current` where nothing has changed since and the definitions are those of the hash that was asked with. */
export interface KnownConsolidation {
  number: number
  known_at: string
  is_current: boolean
}

/** The consolidations of a period, by number. */
export async function listConsolidations(
  database: Queryable,
  { top, pipeline, period }: PeriodKey,
  hash: string,
): Promise<KnownConsolidation[]> {
  return database.query<KnownConsolidation>(
    `select number, known_at, definition_hash = $4 and not exists (
              select from fact_indicator
              where top_unit_code = $1 and pipeline_code = $2 and period_code = $3 and (recorded_from > known_at or recorded_to > known_at)) as is_current
     from consolidation
     where top_unit_code = $1 and pipeline_code = $2 and period_code = $3
     order by number`,
    [top, pipeline, period, hash],
  )
}

// biome-ignore format: as the table has them
const COMPUTED = ['unit_code', 'indicator_code', 'time_basis', 'stated', 'low', 'high', 'qualifier', 'num', 'den', 'reported', 'expected', 'is_own_in',
  'missing', 'as_of_first', 'as_of_last']
const SAME = `old.unit_code = computed.unit_code and old.indicator_code = computed.indicator_code and old.time_basis = computed.time_basis
  and (${COMPUTED.map((name) => `old.${name}`).join(', ')}) is not distinct from (${COMPUTED.map((name) => `computed.${name}`).join(', ')})`

/** Closes the totals that changed, and those that are not expected any more. */
const CLOSE_CHANGED = `
  update fact_total as old set recorded_to = $4
  where top_unit_code = $1 and pipeline_code = $2 and period_code = $3 and recorded_to is null and not exists (select from computed where ${SAME})`

const INSERT_CHANGED = `
  insert into fact_total
  select * from computed
  where not exists (
    select from fact_total as old
    where top_unit_code = $1 and pipeline_code = $2 and period_code = $3 and recorded_to is null and ${SAME})`
