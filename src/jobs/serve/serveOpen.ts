import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Lock } from '../../store/database.ts'
import type { Home } from '../../store/openStore.ts'
import type { Store } from '../../store/store.ts'
import { watchInbox } from '../../store/watchInbox.ts'
import { followDefinitions } from './followDefinitions.ts'
import { followTimetable } from './followTimetable.ts'
import { type InHand, openInHand } from './inHand.ts'
import { keepBeating, type Pulse } from './pulse.ts'
import type { ServeOptions } from './serve.ts'
import { takeAsTheyCome } from './takeAsTheyCome.ts'

/** How long what is in hand may take once the service is told to stop; then it is let go of, and nothing of it has happened. */
const FINISH_MS = 7500
/** How long closing may take after that. */
const CLOSE_MS = 2000

type Served = Omit<ServeOptions, 'signal'> & { home: Home; pulse: Pulse; inHand: InHand; ended: AbortSignal }

/** Serves with an open store, until it is told to stop or the database is gone; then closes the store. */
export async function serveOpen(store: Store, { signal, ...options }: ServeOptions & { home: Home; pulse: Pulse }): Promise<void> {
  const { log, pulse } = options
  const inHand = openInHand(log)
  let presence: Lock | null = null
  try {
    presence = await store.database.lock(`${store.top}/service/${pulse.process}`)
    const ended = AbortSignal.any([signal, ...(presence ? [presence.lost] : [])])
    const stop = await begin(store, { ...options, inHand, ended })
    if (!ended.aborted) await once(ended, 'abort')
    if (signal.aborted) log.info('stopping', { inHand: inHand.names() })
    else log.error('database lost')
    await within(FINISH_MS, Promise.all([stop(), inHand.settled()]))
    if (inHand.names().length > 0) log.warn('let go', { inHand: inHand.names() })
    if (signal.aborted) await within(CLOSE_MS, pulse.noteStopped(store))
  } finally {
    await within(CLOSE_MS, Promise.all([presence?.release(), store.close()]))
  }
}

/** Begins everything that a service does; what it gives stops it. */
async function begin(store: Store, { home, log, pulse, onReady, inHand, ended }: Served): Promise<() => Promise<unknown>> {
  const { inbox } = store.drop.folders
  const current = followDefinitions(home, store)
  const takeFiles = takeAsTheyCome(inHand, { current, signal: ended })
  const watch = await watchInbox(inbox, { onChange: takeFiles, onProblem: (cause) => log.warn('inbox', { cause }) })
  const stopTimetable = await followTimetable(inHand, { home, log, current, signal: ended })
  const stopBeating = await keepBeating(store, { pulse, inHand })
  log.info('service started', { process: pulse.process, database: store.database.describe, inbox, isPolling: watch.isPolling })
  takeFiles()
  onReady?.(store)
  return () => {
    stopTimetable()
    stopBeating()
    return watch.close()
  }
}

/** Waits for work, but no longer than that. */
function within(ms: number, work: Promise<unknown>): Promise<unknown> {
  return Promise.race([work, sleep(ms, undefined, { ref: false })])
}
