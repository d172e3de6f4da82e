import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { WaitingFile } from './drop.ts'
import type { Place } from './listWaiting.ts'

/** The file at a place with its content; null where it was changed or replaced while it was read. Throws where it cannot be read. */
export async function readWaiting({ path, folder }: Place): Promise<WaitingFile | null> {
  const before = await stat(path, { bigint: true })
  const bytes = await readFile(path)
  const { mtimeNs, ctimeNs, ino, size, mtimeMs, ctimeMs } = await stat(path, { bigint: true })
  if (mtimeNs !== before.mtimeNs || ctimeNs !== before.ctimeNs || ino !== before.ino || size !== BigInt(bytes.length)) return null
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const arrival = [folder, basename(path), sha256, mtimeNs, ctimeNs, ino].join('\0')
  const changed = { mtimeMs: Number(mtimeMs), ctimeMs: Number(ctimeMs) }
  return { path, name: basename(path).normalize('NFC'), folder, bytes, sha256, ...changed, submissionId: uuidOf(arrival) }
}

/** A uuid (version 8: made from a hash of our own choice) that is the same for the same text. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-')
}
