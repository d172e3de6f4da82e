import type { Entry, ZipFile } from 'yauzl'
import { MAX_ZIP_ENTRIES } from './limits.ts'

/** A zip's directory, as its end lists it. Nothing is unpacked. */
export interface Zip {
  entries: readonly Entry[]
  /** The packed bytes of one entry; null where its own header is damaged. */
  readPacked: (entry: Entry) => Promise<Uint8Array | null>
}

/** Why a zip's directory cannot be used: cut short or overwritten, or naming files outside itself. */
export type ZipProblem = 'damaged' | 'unsafeName'

/** yauzl tells its reasons apart only by their text. */
const UNSAFE_NAME = /absolute path|relative path|characters in fileName/

/** Reads a zip's directory. At most one entry more than the limit is read, so that the limit can be checked. */
export async function openZip(bytes: Uint8Array): Promise<Zip | ZipProblem> {
  const yauzl = await import('yauzl')
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const file = await yauzl.default.fromBufferPromise(buffer)
    return { entries: await listEntries(file), readPacked: (entry) => readPacked(file, buffer, entry) }
  } catch (error) {
    return UNSAFE_NAME.test(String(error)) ? 'unsafeName' : 'damaged'
  }
}

async function listEntries(file: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = []
  for await (const entry of file.eachEntry()) {
    entries.push(entry)
    if (entries.length > MAX_ZIP_ENTRIES) break
  }
  return entries
}

async function readPacked(file: ZipFile, buffer: Buffer, entry: Entry): Promise<Uint8Array | null> {
  const header = await file.readLocalFileHeaderPromise(entry, { minimal: true }).catch(() => null)
  const end = (header?.fileDataStart ?? Number.POSITIVE_INFINITY) + entry.compressedSize
  return header && end <= buffer.length ? buffer.subarray(header.fileDataStart, end) : null
}
