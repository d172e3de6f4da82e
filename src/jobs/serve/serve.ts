import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'winston'
import { type Home, openStore } from '../../store/openStore.ts'
import { CannotOpenServer } from '../../store/server/cannotOpenServer.ts'
import type { Store } from '../../store/store.ts'
import { openPulse } from './pulse.ts'
import { serveOpen } from './serveOpen.ts'

/** What a service runs under. */
export interface ServeOptions {
  log: Logger
  /** Aborted when it is told to stop: what it has in hand is finished, or let go of after some seconds. */
  signal: AbortSignal
  /** Told when it begins, and again each time that the database is back. */
  onReady?: ((store: Store) => void) | undefined
}

/**
 * Serves a home until it is told to stop: takes files as they come, does every job of the timetable when it is due, says that it is alive. Where the
 * database goes away it opens it again, and goes on where it was. Throws where the home cannot be served at all (its definitions contradict
 * themselves); a database that does not answer is waited for.
 */
export async function serve(home: Home, { log, signal, onReady }: ServeOptions): Promise<void> {
  const pulse = openPulse(home, log)
  let failures = 0
  let hasServed = false
  while (!signal.aborted) {
    const store = await openStore(home, log).catch((error: Error) => {
      if (!hasServed && !(error instanceof CannotOpenServer)) throw error
      return error
    })
    if (store instanceof Error) {
      log.error('cannot open', { cause: store.message, tries: ++failures })
      await pulse.beat(null, store.message)
      await sleep(waitAfter(failures), undefined, { signal }).catch(() => {}) // told to stop
      continue
    }
    failures = 0
    hasServed = true
    await serveOpen(store, { home, log, signal, pulse, onReady })
  }
  await pulse.stop()
  log.info('service stopped')
}

const LONGEST_WAIT_MS = 60_000

/** One second, then two, four … a minute. */
function waitAfter(failures: number): number {
  return Math.min(LONGEST_WAIT_MS, 1000 * 2 ** (failures - 1))
}
