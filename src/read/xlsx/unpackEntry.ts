import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib'
import type { Entry } from 'yauzl'

type Write<Problem> = (chunk: Uint8Array) => Problem | undefined

/** Unpacks a file piece by piece, and stops at the first problem, or where there is more of it than the directory declares. */
export async function unpackEntry<Problem>(
  packed: Uint8Array,
  entry: Entry,
  write: Write<Problem>,
): Promise<Problem | 'damaged' | undefined> {
  let [bytes, checksum] = [0, 0]
  const take = (chunk: Uint8Array): Problem | 'damaged' | undefined => {
    bytes += chunk.length
    checksum = crc32(chunk, checksum)
    return bytes > entry.uncompressedSize ? 'damaged' : write(chunk)
  }
  const problem = await inflate(packed, entry, take)
  if (problem !== undefined) return problem
  return bytes === entry.uncompressedSize && checksum === entry.crc32 ? undefined : 'damaged'
}

async function inflate<Problem>(packed: Uint8Array, entry: Entry, take: Write<Problem>): Promise<Problem | 'damaged' | undefined> {
  if (entry.compressionMethod === STORED) return take(packed)
  try {
    if (entry.uncompressedSize <= AT_ONCE_BYTES) {
      return take(inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.uncompressedSize) }))
    }
    const stream = createInflateRaw({ chunkSize: CHUNK_BYTES })
    stream.end(packed)
    for await (const chunk of stream) {
      const problem = take(chunk)
      if (problem !== undefined) return problem
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code?.match(ZLIB_ERROR)) return 'damaged'
    throw error
  }
  return undefined
}

const STORED = 0
const AT_ONCE_BYTES = 512 * 1024
const CHUNK_BYTES = 256 * 1024

/** What zlib says of data that is damaged, cut short, or larger than declared. */
const ZLIB_ERROR = /^Z_(?!MEM_)|^ERR_BUFFER_TOO_LARGE$/
