import { open, stat } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'

/** A file that was changed more recently than this may still be being written. */
const SETTLED_AFTER_MS = 2000
const PAUSE_MS = 250

/**
 * Whether a file's size and time stand still: for a moment where its end can be seen, else for as long as a slow network may pause.
 * Throws where the file is gone or cannot be opened.
 */
export async function isSettled(path: string): Promise<boolean> {
  const before = await stat(path)
  if (Date.now() - before.mtimeMs > SETTLED_AFTER_MS && Date.now() - before.ctimeMs > SETTLED_AFTER_MS) return true
  await sleep((await hasEnd(path, before.size)) ? PAUSE_MS : SETTLED_AFTER_MS)
  const after = await stat(path)
  return after.size === before.size && after.mtimeMs === before.mtimeMs
}

/** The farthest from a zip's end that its directory's end may begin: 22 bytes and a comment. */
const ZIP_TAIL_BYTES = 22 + 65_535

/** False for a file that is empty, or begins like a zip and does not end like one. Other kinds show no end. */
async function hasEnd(path: string, size: number): Promise<boolean> {
  if (size === 0) return false
  const file = await open(path, 'r')
  try {
    const { buffer: start } = await file.read(Buffer.alloc(4), 0, 4, 0)
    if (start.toString('latin1') !== 'PK\x03\x04') return true
    const from = Math.max(0, size - ZIP_TAIL_BYTES)
    const { buffer: tail } = await file.read(Buffer.alloc(size - from), 0, size - from, from)
    return tail.includes('PK\x05\x06', 0, 'latin1')
  } finally {
    await file.close()
  }
}
