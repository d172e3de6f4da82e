import { lastSlot, nextSlot } from '../../pipeline/slots.ts'
import type { ScheduledJob } from '../../pipeline/timetable.ts'
import { findRun, isDoneSince, type JobRun, listRuns } from '../../store/jobRuns.ts'
import type { Store } from '../../store/store.ts'

/** A job of the timetable, and where it stands. */
export interface JobState extends ScheduledJob {
  /** When it was last due, and will be due next (ISO); null where never. */
  lastSlot: string | null
  nextSlot: string | null
  /** The run for the last slot; null where none was begun. */
  run: JobRun | null
  /** The newest run of any slot, also one that a person asked for. */
  newest: JobRun | null
  /** Whether it was due some time ago, and has not been done since. */
  isLate: boolean
}

/** What was due so long ago should be done by now. */
const LATE_AFTER_MS = 15 * 60_000

/** Where each job of the timetable stands. */
export function listJobs(store: Store, jobs: readonly ScheduledJob[]): Promise<JobState[]> {
  return Promise.all(jobs.map((job) => stateOf(store, job)))
}

async function stateOf(store: Store, job: ScheduledJob): Promise<JobState> {
  const now = store.clock()
  const last = lastSlot(job, now)
  const due = lastSlot(job, new Date(Date.parse(now) - LATE_AFTER_MS).toISOString())
  const [newest = null] = await listRuns(store, job.name, 1)
  return {
    ...job,
    lastSlot: last,
    nextSlot: nextSlot(job, now),
    run: last === null ? null : await findRun(store, { job: job.name, slot: last }),
    newest,
    isLate: due !== null && !(await isDoneSince(store, { job: job.name, slot: due })),
  }
}
