import type { Transaction } from './database.ts'
import type { Store } from './store.ts'

export type RecordedAction = 'definitions' | 'submission' | 'withdrawal' | 'consolidation' | 'period'

/** The pipeline of what concerns all of them: units and definitions. */
export const EVERY_PIPELINE = '*'
/** The pipeline of a file that belongs to none. */
export const NO_PIPELINE = '-'

/**
 * Takes the pipeline's lock until the transaction ends, and gives the instant of what is being recorded: now, but always later
 * than the last one, so that no two writings share an instant and none comes before another that was seen.
 */
export async function recordInstant(
  transaction: Transaction,
  { top, clock }: Pick<Store, 'top' | 'clock'>,
  { pipeline, action, reason = null }: { pipeline: string; action: RecordedAction; reason?: string | null },
): Promise<string> {
  await lockPipeline(transaction, top, pipeline)
  const [row] = await transaction.query<{ recorded_at: string }>(
    `insert into recording (top_unit_code, pipeline_code, recorded_at, action, reason)
     select $1, $2, greatest($4::timestamptz, (
              select max(recorded_at) + interval '1 microsecond' from recording where top_unit_code = $1 and ($2 = $6 or pipeline_code in ($2, $6)))), $3, $5
     returning recorded_at`,
    [top, pipeline, action, clock(), reason, EVERY_PIPELINE],
  )
  if (!row) throw new Error(`Nothing was recorded for ${pipeline}`)
  return row.recorded_at
}

/** One writer per federation and pipeline at a time; what concerns every pipeline waits for all of them. */
export async function lockPipeline(transaction: Transaction, top: string, pipeline: string): Promise<void> {
  const isEvery = pipeline === EVERY_PIPELINE
  await transaction.query(`select pg_advisory_xact_lock${isEvery ? '' : '_shared'}(hashtextextended($1, 757))`, [
    `${top}/${EVERY_PIPELINE}`,
  ])
  if (!isEvery) await transaction.query('select pg_advisory_xact_lock(hashtextextended($1, 757))', [`${top}/${pipeline}`])
}
