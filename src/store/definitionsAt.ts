import type { Definitions } from '../pipeline/pipeline.ts'
import type { Queryable } from './database.ts'
import { EVERY_PIPELINE } from './recordInstant.ts'

/** The definitions that were in force at an instant, or else the first that ever were; null where there are none. */
export async function definitionsAt(database: Queryable, top: string, instant: string): Promise<Definitions | null> {
  const [row] = await database.query<{ content: Definitions }>(
    `select content from recording join definition_set on definition_hash = reason
     where top_unit_code = $1 and pipeline_code = $2 and action = 'definitions'
     order by recorded_at <= $3 desc, case when recorded_at <= $3 then -extract(epoch from recorded_at) else extract(epoch from recorded_at) end
     limit 1`,
    [top, EVERY_PIPELINE, instant],
  )
  return row?.content ?? null
}
