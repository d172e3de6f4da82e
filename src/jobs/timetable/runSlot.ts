import { hostname } from 'node:os'
import type { ScheduledJob } from '../../pipeline/timetable.ts'
import { claimRun, endRun, giveUpDead, giveUpPassedOver, MOST_ATTEMPTS, type RunEnd } from '../../store/jobRuns.ts'
import type { Store } from '../../store/store.ts'
import { nextTryAt } from './nextTryAt.ts'
import { tryJobLock } from './withJobLock.ts'
import { WORK } from './work.ts'

/** How a run is to be made. `work` and `random` are for tests that need a failure, or an even wait. */
export interface RunOptions {
  signal: AbortSignal
  /** A person asked for it: it is run also where it was given up. */
  isAsked?: boolean
  work?: typeof WORK
  random?: () => number
}

/** What came of a slot: another process is at it; there was nothing to do; or how its run ended. */
export type SlotOutcome = 'busy' | 'done' | RunEnd['state']

/**
 * Runs a job for one slot, once in all the world: the job's lock lets one process at a time try, the slot's row says whether it was done. A
 * process that dies gives the lock back, and the next one finds its run half done and begins it anew, so every job must bear that.
 */
export async function runSlot(store: Store, job: ScheduledJob, { slot, ...options }: RunOptions & { slot: string }): Promise<SlotOutcome> {
  return (
    (await tryJobLock(store, job.name, { signal: options.signal, work: (signal) => runHeld(store, job, { slot, ...options, signal }) })) ??
    'busy'
  )
}

/** The run itself, by who holds the job's lock; `signal` says also that the lock is lost. */
async function runHeld(
  store: Store,
  job: ScheduledJob,
  { slot, signal, isAsked = false, work = WORK, random = Math.random }: RunOptions & { slot: string },
): Promise<SlotOutcome> {
  const key = { job: job.name, slot }
  const log = store.log.child(key)
  const attempt = await claimRun(store, { ...key, host: hostname(), isAsked })
  if (attempt === null) {
    const dead = await giveUpDead(store, key)
    if (dead) log.error('job given up', { attempt: MOST_ATTEMPTS, error: dead })
    return dead ? 'given_up' : 'done'
  }
  log.info('job started', { attempt })
  for (const { slot: earlier, ...run } of await giveUpPassedOver(store, key)) log.warn('job passed over', { ...run, slot: earlier })
  const started = performance.now()
  const end = await work[job.kind]({ ...store, log }, { pipeline: job.pipeline, signal }).then(
    (result): RunEnd => (signal.aborted ? stopped(store, attempt) : { state: 'ok', result }),
    (error): RunEnd => (signal.aborted ? stopped(store, attempt) : failed(store, { error, attempt, random })),
  )
  await endRun(store, { ...key, attempt }, end)
  const [level, message] = signal.aborted ? (['info', 'job stopped'] as const) : TOLD[end.state]
  log[level](message, { attempt, ms: Math.round(performance.now() - started), ...end })
  return end.state
}

/** How loud the end of a run is told, and as what. */
const TOLD = { ok: ['info', 'job done'], failed: ['warn', 'job failed'], given_up: ['error', 'job given up'] } as const

/** Stopped by our own word: no attempt that counts, and whoever comes next may begin at once. */
function stopped({ clock }: Store, attempt: number): RunEnd {
  return { state: 'failed', error: 'dừng theo yêu cầu', nextTryAt: clock(), counted: attempt - 1 }
}

function failed({ clock }: Store, { error, attempt, random }: { error: unknown; attempt: number; random: () => number }): RunEnd {
  const message = error instanceof Error ? error.message || error.name : String(error)
  if (attempt >= MOST_ATTEMPTS) return { state: 'given_up', error: message }
  return { state: 'failed', error: message, nextTryAt: nextTryAt(clock(), attempt, random) }
}
