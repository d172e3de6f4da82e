import { setTimeout as sleep } from 'node:timers/promises'
import type { Lock } from '../../store/database.ts'
import type { Store } from '../../store/store.ts'

type Locking = Pick<Store, 'database' | 'top'>

/** The lock that a process holds while it does a job. */
export function jobLockOf({ top }: Pick<Locking, 'top'>, job: string): string {
  return `${top}/job/${job}`
}

const PAUSE_MS = 300

/**
 * Does what only one process at a time may do, under the lock of a job; waits for its turn, and says so once. `work` is given a signal that says
 * when to stop, or that the lock is lost. Throws where it was told to stop before it had its turn.
 */
export async function withJobLock<T>(
  store: Locking,
  job: string,
  { signal, onWait, work }: { signal: AbortSignal; onWait?: () => void; work: (signal: AbortSignal) => Promise<T> },
): Promise<T> {
  const lock = await waitForLock(store, job, { signal, onWait })
  try {
    return await work(AbortSignal.any([signal, lock.lost]))
  } finally {
    await lock.release()
  }
}

async function waitForLock(
  store: Locking,
  job: string,
  { signal, onWait }: { signal: AbortSignal; onWait?: (() => void) | undefined },
): Promise<Lock> {
  let isTold = false
  for (;;) {
    const lock = await store.database.lock(jobLockOf(store, job))
    if (lock) return lock
    if (!isTold) onWait?.()
    isTold = true
    await sleep(PAUSE_MS, undefined, { signal }).catch(() => signal.throwIfAborted())
  }
}
