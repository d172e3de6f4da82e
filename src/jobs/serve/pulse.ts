import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { join, resolve } from 'node:path'
import type { Logger } from 'winston'
import type { Home } from '../../store/openStore.ts'
import { beat, noteStopped } from '../../store/services.ts'
import type { Store } from '../../store/store.ts'
import { writeWholeFile } from '../../store/writeWholeFile.ts'
import type { InHand } from './inHand.ts'

/** How a service says that it is alive: a row in the database, and a file for whoever watches without one. */
export interface Pulse {
  /** The process, as the row names it. */
  process: string
  /** Says so now; without a store, in the file alone, with what is wrong. Never throws. */
  beat(store: Store | null, trouble: string | null): Promise<void>
  /** Says in the row that it was told to stop. */
  noteStopped(store: Store): Promise<void>
  /** Says so in the file. */
  stop(): Promise<void>
}

/** How often a service says that it is alive. */
const BEAT_MS = 20_000

/** Opens the pulse of this process. The file is `serve.json` in the home: several processes of one home write it in turns, and one is enough. */
export function openPulse(home: Pick<Home, 'folder'>, log: Pick<Logger, 'warn'>): Pulse {
  const self = { process: `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`, host: hostname() }
  const file = join(resolve(home.folder), 'serve.json')
  const startedAt = new Date().toISOString()
  const write = async (state: 'serving' | 'waiting' | 'stopped', trouble: string | null) => {
    const said = { state, ...self, pid: process.pid, startedAt, beatAt: new Date().toISOString(), trouble }
    await writeWholeFile(file, `${JSON.stringify(said, null, 2)}\n`).catch((error) =>
      log.warn('no heartbeat file', { cause: error.message }),
    )
  }
  return {
    process: self.process,
    async beat(store, trouble) {
      await write(store ? 'serving' : 'waiting', trouble)
      if (store) await beat(store, self).catch((error) => log.warn('no heartbeat row', { cause: error.message }))
    },
    async noteStopped(store) {
      await noteStopped(store, self.process).catch((error) => log.warn('no heartbeat row', { cause: error.message }))
    },
    stop: () => write('stopped', null),
  }
}

/** Says that the service is alive, now and from now on; gives a function that stops it. */
export async function keepBeating(store: Store, { pulse, inHand }: { pulse: Pulse; inHand: InHand }): Promise<() => void> {
  const beating = setInterval(() => inHand.add('pulse', () => pulse.beat(store, null)), BEAT_MS)
  await pulse.beat(store, null)
  return () => clearInterval(beating)
}
