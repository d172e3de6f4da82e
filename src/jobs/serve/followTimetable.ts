import type { Logger } from 'winston'
import type { ScheduledJob } from '../../pipeline/timetable.ts'
import { loadHomeTimetable } from '../../store/loadHomeTimetable.ts'
import type { Home } from '../../store/openStore.ts'
import type { Store } from '../../store/store.ts'
import { runDue } from '../timetable/runDue.ts'
import { openAlarmClock } from './alarmClock.ts'
import type { InHand } from './inHand.ts'

/** How soon a job is looked at again that another process was at. */
const AGAIN_MS = 5000

interface Followed {
  home: Home
  log: Logger
  current: () => Promise<Store>
  signal: AbortSignal
}

/**
 * Runs every job of the timetable when it is due, those first that were due while nobody was there. The timetable is read each time that the clock
 * rings. Gives a function that stops it; what runs comes to its end by the signal.
 */
export async function followTimetable(inHand: InHand, { home, log, current, signal }: Followed): Promise<() => void> {
  let again: NodeJS.Timeout | undefined
  const runOne = async (store: Store, job: ScheduledJob) => {
    if ((await runDue(store, job, { signal })) !== 'busy' || signal.aborted) return
    clearTimeout(again)
    again = setTimeout(look, AGAIN_MS)
  }
  const look = () =>
    inHand.add('timetable', async () => {
      const jobs = await loadHomeTimetable(home)
      alarm.set(jobs)
      const store = await current()
      for (const job of jobs) if (!signal.aborted) inHand.add(job.name, () => runOne(store, job))
    })
  const alarm = await openAlarmClock(look, log)
  look()
  return () => {
    alarm.stop()
    clearTimeout(again)
  }
}
