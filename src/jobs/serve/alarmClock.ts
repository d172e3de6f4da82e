import type { Logger } from 'winston'
import type { ScheduledJob } from '../../pipeline/timetable.ts'

/** Rings when a job may be due; what is due is decided by whoever hears it. */
export interface AlarmClock {
  /** Rings at the times of these jobs from now on, and no longer at those of others. */
  set(jobs: readonly ScheduledJob[]): void
  /** Rings no more, whatever it is set to after that. */
  stop(): void
}

/**
 * Whatever the alarm missed, and what is to be tried again, is seen within this time: by a timer that knows no time of day, so that a clock that is
 * set back silences nothing.
 */
const ANYWAY_MS = 60_000

/** Opens an alarm clock (node-cron). */
export async function openAlarmClock(onRing: () => void, log: Pick<Logger, 'warn'>): Promise<AlarmClock> {
  const { schedule } = await import('node-cron')
  const say = (message: string | Error) => log.warn('alarm clock', { cause: String(message) })
  const options = { suppressMissedWarning: true, logger: { info: () => {}, debug: () => {}, warn: say, error: say } }
  const anyway = setInterval(onRing, ANYWAY_MS)
  let set = ''
  let isStopped = false
  let tasks: ReturnType<typeof schedule>[] = []
  const clear = () => {
    for (const task of tasks) void task.destroy()
  }
  return {
    set(jobs) {
      const times = jobs.flatMap((job) => job.times)
      if (isStopped || set === JSON.stringify(times)) return
      clear()
      set = JSON.stringify(times)
      tasks = times.map(({ cron, zone }) => schedule(cron, onRing, { ...options, timezone: zone }))
    },
    stop() {
      isStopped = true
      clearInterval(anyway)
      clear()
    },
  }
}
