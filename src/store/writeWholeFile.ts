import { randomUUID } from 'node:crypto'
import { open, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** Content of a file; in pieces where it is long. */
export type Content = Uint8Array | string | Iterable<string>

/** The names of what `writeWholeFile` has begun: a uuid, for nobody else gives such a one. */
export const TEMPORARY = /(^|[\\/])\.[^\\/]*\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.tmp$/

/**
 * Writes a file so that it is either there whole or not at all: under a temporary name, flushed to disk, then renamed. Throws where its folder
 * is missing: a network folder that went away would be built anew on the local disk.
 */
export async function writeWholeFile(path: string, content: Content): Promise<void> {
  const folder = dirname(path)
  const temporary = join(folder, `.${basename(path).slice(0, 40)}.${randomUUID()}.tmp`)
  try {
    const file = await open(temporary, 'wx')
    try {
      await writeFile(file, content)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
    await syncFolder(folder)
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {}) // where that fails too, the first error says why
    throw error
  }
}

/** Flushes a folder's list of names, so that what was made or renamed in it stays so. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } catch (error) {
    if (!CANNOT_SYNC.includes(String((error as NodeJS.ErrnoException).code))) throw error
  } finally {
    await handle.close()
  }
}

/** Said by systems and network folders that flush no folder, or keep it safe by themselves. */
const CANNOT_SYNC = ['EINVAL', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP']
