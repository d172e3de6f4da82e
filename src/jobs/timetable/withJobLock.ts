import { setTimeout as sleep } from 'node:timers/promises'
import type { Store } from '../../store/store.ts'

type Locking = Pick<Store, 'database' | 'top'>

/** The lock that a process holds while it does a job. */
export function jobLockOf({ top }: Pick<Locking, 'top'>, job: string): string {
  return `${top}/job/${job}`
}

/**
 * Does what only one process at a time may do, under the lock of a job; null where another process holds it. `work` is given a signal that says
 * when to stop, or that the lock is lost.
 */
export async function tryJobLock<T extends object | string>(
  store: Locking,
  job: string,
  { signal, work }: { signal: AbortSignal; work: (signal: AbortSignal) => Promise<T> },
): Promise<T | null> {
  const lock = await store.database.lock(jobLockOf(store, job))
  if (!lock) return null
  try {
    return await work(AbortSignal.any([signal, lock.lost]))
  } finally {
    await lock.release()
  }
}

const PAUSE_MS = 300

/** The same, waiting for its turn, which it says once. Throws where it was told to stop before it had its turn. */
export async function withJobLock<T extends object | string>(
  store: Locking,
  job: string,
  { onWait, ...held }: { signal: AbortSignal; onWait?: () => void; work: (signal: AbortSignal) => Promise<T> },
): Promise<T> {
  for (let isTold = false; ; isTold = true) {
    const done = await tryJobLock(store, job, held)
    if (done !== null) return done
    if (!isTold) onWait?.()
    await sleep(PAUSE_MS, undefined, { signal: held.signal }).catch(() => held.signal.throwIfAborted())
  }
}
