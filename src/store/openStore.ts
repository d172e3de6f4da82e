import { resolve } from 'node:path'
import type { Definitions } from '../pipeline/pipeline.ts'
import { openClock } from './clock.ts'
import { loadHomeDefinitions } from './loadHomeDefinitions.ts'
import { openDatabase } from './openDatabase.ts'
import { openHomeDrop } from './openHomeDrop.ts'
import { openLog } from './openLog.ts'
import { openReader } from './reader/openReader.ts'
import { saveDefinitions } from './saveDefinitions.ts'
import type { Store } from './store.ts'

/** Where an installation keeps its things, and what the environment says of it. */
export interface Home {
  folder: string
  databaseUrl?: string | undefined
  /** The shared folder; `drop/` in the home folder where absent. */
  dropFolder?: string | undefined
  /** How long a file must have been quiet to be taken as broken where it looks so. */
  brokenAfterMs?: number | undefined
  /** An instant that the clock stands at. */
  now?: string | undefined
}

/** Opens everything that a job works with, and brings the database up to this version and to these definitions. */
export async function openStore(home: Home, given?: Store['log']): Promise<Store> {
  const log = given ?? (await openLog())
  const definitions = await loadHomeDefinitions(home)
  const database = await openDatabase({ home: resolve(home.folder), databaseUrl: home.databaseUrl, log: (line) => log.warn(line) })
  const reader = openReader({ warn: (line) => log.warn(line) })
  try {
    const drop = await openHomeDrop(home)
    const store = {
      database,
      drop,
      reader,
      clock: openClock(home.now),
      log,
      definitions,
      top: topUnitOf(definitions),
      close: async () => {
        await reader.close()
        await database.close()
      },
    }
    await saveDefinitions(store)
    return store
  } catch (error) {
    await database.close()
    throw error
  }
}

/** The total unit that no other one totals: the federation. */
export function topUnitOf({ units }: Definitions): string {
  const top = units.find(({ role, parent, validTo }) => role === 'total' && parent === null && validTo === null)
  if (!top) throw new Error('pipelines/units/units.csv: there is no total unit without a parent')
  return top.code
}
