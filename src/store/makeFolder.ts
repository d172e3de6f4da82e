import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { syncFolder } from './writeWholeFile.ts'

/** Makes one folder where it is missing, for good. Throws where the one that it belongs into is missing: that one is not ours to make. */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return
    throw error
  }
  await syncFolder(dirname(folder))
}
