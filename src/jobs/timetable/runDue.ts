import { lastSlot } from '../../pipeline/slots.ts'
import type { ScheduledJob } from '../../pipeline/timetable.ts'
import { findRun } from '../../store/jobRuns.ts'
import type { Store } from '../../store/store.ts'
import { type RunOptions, runSlot, type SlotOutcome } from './runSlot.ts'

/**
 * Runs a job for the newest slot at which it was due, unless that was done, given up, or is waiting to be tried again. Slots before it are passed
 * over: every job does all there is to do. Null where nothing was due.
 */
export async function runDue(store: Store, job: ScheduledJob, options: RunOptions): Promise<SlotOutcome | null> {
  const slot = lastSlot(job, store.clock())
  if (slot === null) return null
  const run = await findRun(store, { job: job.name, slot })
  if (run?.state === 'ok' || run?.state === 'given_up') return 'done'
  if (run?.nextTryAt && Date.parse(run.nextTryAt) > Date.parse(store.clock())) return 'done'
  return runSlot(store, job, { ...options, slot })
}
