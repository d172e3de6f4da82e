import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { TEMPORARY } from './writeWholeFile.ts'

/** A file that was begun longer ago than this is nobody's any more. */
const ABANDONED_AFTER_MS = 24 * 60 * 60_000

/** Removes the temporary files that a killed program left in folders (`writeWholeFile`), a day after; gives how many. */
export async function removeLeftovers(folders: readonly string[], now = Date.now()): Promise<number> {
  let removed = 0
  for (const folder of folders) {
    for (const name of await readdir(folder, { recursive: true })) {
      if (!TEMPORARY.test(name)) continue
      const path = join(folder, name)
      const status = await stat(path).catch(() => null) // renamed meanwhile: its writer lives
      if (!status || now - status.mtimeMs < ABANDONED_AFTER_MS) continue
      await rm(path, { force: true })
      removed += 1
    }
  }
  return removed
}
