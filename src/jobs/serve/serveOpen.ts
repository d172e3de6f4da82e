import { setTimeout as sleep } from 'node:timers/promises'
import { loadHomeTimetable } from '../../store/loadHomeTimetable.ts'
import type { Home } from '../../store/openStore.ts'
import type { Store } from '../../store/store.ts'
import { watchInbox } from '../../store/watchInbox.ts'
import { runDue } from '../timetable/runDue.ts'
import { openAlarmClock } from './alarmClock.ts'
import { followDefinitions } from './followDefinitions.ts'
import { openInHand } from './inHand.ts'
import { BEAT_MS, type Pulse } from './pulse.ts'
import type { ServeOptions } from './serve.ts'
import { takeAsTheyCome } from './takeAsTheyCome.ts'

/** How long what is in hand may take once the service is told to stop; then it is let go of, and nothing of it has happened. */
const FINISH_MS = 7000
/** How long it may take to say so. */
const LET_GO_MS = 500
/** How long closing may take after that. */
const CLOSE_MS = 2000

/** Serves with an open store, until it is told to stop or the database is gone; then closes the store. */
export async function serveOpen(
  store: Store,
  { home, log, signal, pulse, onReady }: ServeOptions & { home: Home; pulse: Pulse },
): Promise<void> {
  const presence = await store.database.lock(`${store.top}/service/${pulse.process}`)
  const ended = AbortSignal.any([signal, presence?.lost ?? AbortSignal.abort()])
  const inHand = openInHand(log)
  const current = followDefinitions(home, store)
  const lookAtTimetable = () =>
    inHand.add('timetable', async () => {
      const jobs = await loadHomeTimetable(home)
      alarm.set(jobs)
      const now = await current()
      if (ended.aborted) return
      for (const job of jobs) inHand.add(job.name, () => runDue(now, job, { signal: ended }))
    })
  const takeFiles = takeAsTheyCome(inHand, { current, signal: ended })
  const watch = await watchInbox(store.drop.folders.inbox, {
    onChange: takeFiles,
    onProblem: (problem) => log.warn('inbox', { cause: problem }),
  })
  const alarm = await openAlarmClock(lookAtTimetable, log)
  const beating = setInterval(() => inHand.add('pulse', () => pulse.beat(store, null)), BEAT_MS)

  log.info('service started', {
    process: pulse.process,
    database: store.database.describe,
    inbox: store.drop.folders.inbox,
    isPolling: watch.isPolling,
  })
  await pulse.beat(store, null)
  lookAtTimetable()
  takeFiles()
  onReady?.(store)
  if (!ended.aborted) await new Promise((resolve) => ended.addEventListener('abort', resolve, { once: true }))

  clearInterval(beating)
  alarm.stop()
  if (signal.aborted) log.info('stopping', { inHand: inHand.names() })
  else log.error('database lost', { cause: String(presence?.lost.reason) })
  const finished = Promise.all([watch.close(), inHand.settled()])
  await Promise.race([finished, sleep(FINISH_MS, undefined, { ref: false })])
  if (inHand.names().length > 0) {
    log.warn('let go', { inHand: inHand.names() })
    await store.reader.close() // whoever waits for it is told, while there is a database to note it in
    await Promise.race([finished, sleep(LET_GO_MS, undefined, { ref: false })])
  }
  await Promise.race([close(store, { pulse, isToldTo: signal.aborted, presence }), sleep(CLOSE_MS, undefined, { ref: false })])
}

async function close(
  store: Store,
  { pulse, isToldTo, presence }: { pulse: Pulse; isToldTo: boolean; presence: Awaited<ReturnType<Store['database']['lock']>> },
): Promise<void> {
  if (isToldTo) await pulse.noteStopped(store)
  await presence?.release()
  await store.close()
}
