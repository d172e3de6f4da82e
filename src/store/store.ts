import type { Logger } from 'winston'
import type { Definitions } from '../pipeline/pipeline.ts'
import type { Clock } from './clock.ts'
import type { Database } from './database.ts'
import type { Drop } from './drop.ts'

/** Everything outside that a job works with: the database, the drop folder, the clock, the log, and what is collected. */
export interface Store {
  database: Database
  drop: Drop
  clock: Clock
  log: Pick<Logger, 'info' | 'warn' | 'error'>
  definitions: Definitions
  /** The federation that everything belongs to. */
  top: string
  close(): Promise<void>
}
