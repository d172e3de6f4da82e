import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'winston'
import { isConnectionLost } from '../../store/isConnectionLost.ts'
import { loadHomeDefinitions } from '../../store/loadHomeDefinitions.ts'
import { type Home, openStore } from '../../store/openStore.ts'
import { CannotOpenServer } from '../../store/server/cannotOpenServer.ts'
import type { Store } from '../../store/store.ts'
import { openPulse, type Pulse } from './pulse.ts'
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
 * themselves); a database that does not answer, or that goes down while it is being opened, is waited for.
 */
export async function serve(home: Home, { log, signal, onReady }: ServeOptions): Promise<void> {
  await loadHomeDefinitions(home)
  const pulse = openPulse(home, log)
  let failures = 0
  let hasServed = false
  const ready = (store: Store) => {
    failures = 0
    hasServed = true
    onReady?.(store)
  }
  while (!signal.aborted) {
    const failure = await openAndServe(home, { log, signal, pulse, onReady: ready })
    if (failure === null) continue
    failures += 1
    if (!hasServed && failures > TRIES && !isPassing(failure)) throw failure
    log.error('cannot serve', { cause: failure.message, tries: failures })
    await pulse.beat(null, failure.message)
    await sleep(waitAfter(failures), undefined, { signal }).catch(() => {}) // told to stop
  }
  await pulse.stop()
  log.info('service stopped')
}

/** Why it could not be served, or not be closed; null where it was, until the end or until the database went away. */
async function openAndServe(home: Home, options: ServeOptions & { pulse: Pulse }): Promise<Error | null> {
  let store: Store | undefined
  try {
    store = await openStore(home, options.log)
    await serveOpen(store, { home, ...options })
    return null
  } catch (error) {
    await store?.close().catch(() => {}) // what is wrong with it is known
    return error as Error
  }
}

function isPassing(failure: Error): boolean {
  return failure instanceof CannotOpenServer || isConnectionLost(failure)
}

/** A home that could never be opened, for another reason than its server, is given up after so many tries: nobody mends it by waiting. */
const TRIES = 3

const LONGEST_WAIT_MS = 60_000

/** One second, then two, four … a minute. */
function waitAfter(failures: number): number {
  return Math.min(LONGEST_WAIT_MS, 1000 * 2 ** (failures - 1))
}
