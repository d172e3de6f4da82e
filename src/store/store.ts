import type { Logger } from 'winston'
import type { Definitions } from '../pipeline/pipeline.ts'
import type { Clock } from './clock.ts'
import type { Database } from './database.ts'
import type { Drop } from './drop.ts'
import type { Reader } from './reader/openReader.ts'

/** Everything outside that a job works with: the database, the drop folder, the process that reads files, the clock, the log, and what is collected. */
export interface Store {
  database: Database
  drop: Drop
  reader: Reader
  clock: Clock
  log: Pick<Logger, 'info' | 'warn' | 'error' | 'child'>
  definitions: Definitions
  /** The federation that everything belongs to. */
  top: string
  close(): Promise<void>
}
