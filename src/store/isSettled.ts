import { stat } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import type { FolderClock } from './folderClock.ts'
import { hasReadableEnd } from './hasReadableEnd.ts'
import { isRecent } from './isRecent.ts'

/** A file that was changed more recently than this may still be being written. */
const SETTLED_AFTER_MS = 2000
const PAUSE_MS = 250

/** How long a file that looks broken is waited for, by the clock that stamps it. */
export interface Patience {
  brokenAfterMs: number
  clock: FolderClock
}

/**
 * Whether a file can be taken for whole: it has been quiet for a moment and shows its end. One that shows none is waited for until it has been
 * quiet for `brokenAfterMs`: then it is whole after all or broken, and its sender must hear of it. Throws where it is gone or cannot be opened.
 */
export async function isSettled(path: string, { brokenAfterMs, clock }: Patience): Promise<boolean> {
  const before = await stat(path)
  const now = clock.now()
  if (isRecent(before, brokenAfterMs, now) && !(await hasReadableEnd(path))) return false
  if (!isRecent(before, SETTLED_AFTER_MS, now)) return true
  await sleep(PAUSE_MS)
  const after = await stat(path)
  return after.size === before.size && after.mtimeMs === before.mtimeMs && after.ctimeMs === before.ctimeMs
}
