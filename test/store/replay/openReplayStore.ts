import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { createLogger, transports } from 'winston'
import { openDrop } from '../../../src/store/drop.ts'
import { connectDatabase } from '../../../src/store/openDatabase.ts'
import { openReader } from '../../../src/store/reader/openReader.ts'
import type { Store } from '../../../src/store/store.ts'
import { migratedDatabase } from '../../helpers/freshDatabase.ts'
import { TOP, VARIANTS } from './definitions.ts'

export interface ReplayStore extends Store {
  /** The database with its owner's rights: to look at it, and to empty it between one history and the next. */
  owner: Client
  /** Moves the clock by so many seconds. */
  tick(seconds: number): void
}

/** A store of the small collection, with a clock that is moved by hand. */
export async function openReplayStore(): Promise<ReplayStore> {
  const folder = await mkdtemp(join(tmpdir(), 'tonghop-replay-'))
  const fresh = await migratedDatabase()
  const database = await connectDatabase(fresh.url)
  const owner = new Client({ connectionString: fresh.url })
  await owner.connect()
  const reader = openReader()
  let now = Date.parse('2023-09-08T08:00:00+07:00')
  return {
    database,
    owner,
    drop: await openDrop(folder, { brokenAfterMs: 0 }),
    reader,
    clock: () => new Date(now).toISOString(),
    tick: (seconds) => {
      now += seconds * 1000
    },
    log: createLogger({ silent: true, transports: [new transports.Console()] }),
    definitions: VARIANTS[0],
    top: TOP,
    async close() {
      await reader.close()
      await database.close()
      await owner.end()
      await fresh.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
