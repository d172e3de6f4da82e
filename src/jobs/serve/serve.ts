import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'winston'
import { DatabaseLost } from '../../store/databaseLost.ts'
import { DropFolderGone } from '../../store/dropFolderGone.ts'
import { isConnectionLost } from '../../store/isConnectionLost.ts'
import { loadHomeDefinitions } from '../../store/loadHomeDefinitions.ts'
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
 * themselves); a database that does not answer, or goes down while it is being opened, is waited for, and so is a drop folder that is gone.
 */
export async function serve(home: Home, { log, signal, onReady }: ServeOptions): Promise<void> {
  await loadHomeDefinitions(home)
  const pulse = openPulse(home, log)
  let hasServed = false
  let tries = 0
  const onServing = (store: Store) => {
    hasServed = true
    tries = 0
    onReady?.(store)
  }
  while (!signal.aborted) {
    try {
      await serveOpen(await openStore(home, log), { home, log, signal, pulse, onReady: onServing })
    } catch (error) {
      tries += 1
      if (!hasServed && tries > MOST_TRIES && !isWaitedFor(error)) throw error
      const { message } = error as Error
      log.error('cannot serve', { cause: message, tries })
      await pulse.beat(null, message)
      await sleep(waitAfter(tries), undefined, { signal }).catch(() => {}) // told to stop
    }
  }
  await pulse.stop()
  log.info('service stopped')
}

/** A home that could never be opened, for a reason that waiting does not mend, is given up after so many tries. */
const MOST_TRIES = 3

function isWaitedFor(error: unknown): boolean {
  return isConnectionLost(error) || [CannotOpenServer, DatabaseLost, DropFolderGone].some((kind) => error instanceof kind)
}

const LONGEST_WAIT_MS = 60_000

/** One second, then two, four … a minute. */
function waitAfter(tries: number): number {
  return Math.min(LONGEST_WAIT_MS, 1000 * 2 ** (tries - 1))
}
