import type { Definitions } from '../pipeline/pipeline.ts'
import type { Queryable } from './database.ts'
import { EVERY_PIPELINE } from './recordInstant.ts'

/** The definitions that were in force at an instant; null before there were any. */
export async function definitionsAt(database: Queryable, top: string, instant: string): Promise<Definitions | null> {
  const [row] = await database.query<{ content: Definitions }>(
    `select content from recording join definition_set on definition_hash = reason
     where top_unit_code = $1 and pipeline_code = $2 and action = 'definitions' and recorded_at <= $3
     order by recorded_at desc limit 1`,
    [top, EVERY_PIPELINE, instant],
  )
  return row?.content ?? null
}
