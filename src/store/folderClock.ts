import { randomUUID } from 'node:crypto'
import { rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The clock by which the files of a folder are stamped: on a network folder another machine's, which may go before or after ours. */
export interface FolderClock {
  /** In milliseconds, as Date.now. */
  now(): number
  /** Compares the clocks, by a file that is put there for a moment. Where none can be put, what was seen before holds. */
  compare(): Promise<void>
}

/** The clock of a folder, taken for ours until they are compared. */
export function openFolderClock(folder: string): FolderClock {
  let ahead = 0
  return {
    now: () => Date.now() + ahead,
    async compare() {
      const path = join(folder, `.clock.${randomUUID()}.tmp`)
      try {
        const before = Date.now()
        await writeFile(path, '', { flag: 'wx' })
        const { ctimeMs } = await stat(path)
        ahead = beyond(ctimeMs, before, Date.now())
      } catch {
        // whatever is wrong with the folder is told where it is needed
      } finally {
        await rm(path, { force: true }).catch(() => {})
      }
    },
  }
}

/** How far a stamp lies outside the time in which it was made, by our clock; 0 where it lies inside: how long that took is no difference of clocks. */
function beyond(stamp: number, before: number, after: number): number {
  return stamp > after ? stamp - after : Math.min(0, stamp - before)
}
