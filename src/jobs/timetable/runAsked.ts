import { lastSlot } from '../../pipeline/slots.ts'
import type { ScheduledJob } from '../../pipeline/timetable.ts'
import { findRun } from '../../store/jobRuns.ts'
import type { Store } from '../../store/store.ts'
import { WrongUsage } from '../pipelineOf.ts'
import { runSlot, type SlotOutcome } from './runSlot.ts'

/** What came of a job that a person asked for. */
export interface AskedRun {
  job: string
  slot: string
  outcome: SlotOutcome
  /** What it did, or why it failed. */
  said: string | null
}

/** The jobs of a name: one, or all of a kind ("consolidate"). Throws WrongUsage where there is none. */
export function jobsNamed(jobs: readonly ScheduledJob[], name: string): ScheduledJob[] {
  const named = jobs.filter((job) => job.name === name || job.kind === name)
  if (named.length === 0) throw new WrongUsage(`Không có việc "${name}". Các việc theo lịch: ${jobs.map((job) => job.name).join(', ')}.`)
  return named
}

/** Runs a job now: for the slot at which it was last due, unless that is done; else for this moment. It counts as that slot's run. */
export async function runAsked(store: Store, job: ScheduledJob, signal: AbortSignal): Promise<AskedRun> {
  const last = lastSlot(job, store.clock())
  const isDone = last === null || (await findRun(store, { job: job.name, slot: last }))?.state === 'ok'
  const slot = isDone ? store.clock() : last
  const outcome = await runSlot(store, job, { slot, signal, isAsked: true })
  const run = await findRun(store, { job: job.name, slot })
  return { job: job.name, slot, outcome, said: run?.result ?? run?.error ?? null }
}
