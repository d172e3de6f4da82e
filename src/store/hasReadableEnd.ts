import { type FileHandle, open } from 'node:fs/promises'

/**
 * Whether a file shows that it is all there: a zip by the directory at its end, any other kind by not beginning or ending in zeros, with which
 * a server fills what it has set aside for a file (Samba does so), a text by ending its last line, or the last thing in it (`</html>`). False for
 * an empty file. Throws where it is gone or cannot be opened.
 */
export async function hasReadableEnd(path: string): Promise<boolean> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    if (size === 0) return false
    const start = await readAt(file, 0, Math.min(size, BLOCK_BYTES))
    if (ZIP_STARTS.includes(start.toString('latin1', 0, 4))) return await hasDirectory(file, size)
    const end = await readAt(file, Math.max(0, size - BLOCK_BYTES), Math.min(size, BLOCK_BYTES))
    return !isZero(start) && !isZero(end) && (!isText(start) || endsLine(end))
  } finally {
    await file.close()
  }
}

const BLOCK_BYTES = 512
/** Of a zip, and of one with nothing in it. */
const ZIP_STARTS = ['PK\x03\x04', 'PK\x05\x06']
/** The record at a zip's end, and the comment that may follow it (APPNOTE.TXT 4.3.16). */
const END_BYTES = 22
const LONGEST_COMMENT = 65_535
/** What zip64 puts before it: where its own record lies, and that record (4.3.14, 4.3.15). */
const LOCATOR_BYTES = 20
const END64_BYTES = 56

/** Whether the zip's last record is there, and the list of its entries lies where that record says. */
async function hasDirectory(file: FileHandle, size: number): Promise<boolean> {
  const length = Math.min(size, END_BYTES + LONGEST_COMMENT + LOCATOR_BYTES)
  const tail = await readAt(file, size - length, length)
  const at = findEnd(tail)
  if (at === -1) return false
  const directory = (await findDirectory64(file, tail, at)) ?? {
    entries: tail.readUInt16LE(at + 10),
    bytes: tail.readUInt32LE(at + 12),
    from: tail.readUInt32LE(at + 16),
  }
  if (directory.from + directory.bytes > size - length + at) return false
  return directory.entries === 0 || (await readAt(file, directory.from, 4)).toString('latin1') === 'PK\x01\x02'
}

/** Where the last record begins whose comment ends the file; -1 where there is none. */
function findEnd(tail: Buffer): number {
  for (let at = tail.length - END_BYTES; at >= 0; at--) {
    if (tail.readUInt32BE(at) === 0x504b0506 && at + END_BYTES + tail.readUInt16LE(at + 20) === tail.length) return at
  }
  return -1
}

/** What the record of a zip64 says; null where there is none, or it has not come. */
async function findDirectory64(file: FileHandle, tail: Buffer, end: number) {
  const at = end - LOCATOR_BYTES
  if (at < 0 || tail.readUInt32BE(at) !== 0x504b0607) return null
  const position = Number(tail.readBigUInt64LE(at + 8))
  const record = position < Number.MAX_SAFE_INTEGER ? await readAt(file, position, END64_BYTES) : Buffer.alloc(0)
  if (record.length < END64_BYTES || record.readUInt32BE(0) !== 0x504b0606) return null
  const [entries, bytes, from] = [32, 40, 48].map((offset) => Number(record.readBigUInt64LE(offset))) as [number, number, number]
  return { entries, bytes, from }
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position)
  return buffer.subarray(0, bytesRead)
}

/** Bytes without a zero among them, or what says that it is UTF-16. */
function isText(start: Buffer): boolean {
  return !start.includes(0) || ['fffe', 'feff'].includes(start.toString('hex', 0, 2))
}

function endsLine(end: Buffer): boolean {
  const last = end.findLast((byte) => byte !== 0) // of UTF-16 every other byte may be one
  return last !== undefined && '\n\r>'.includes(String.fromCharCode(last))
}

function isZero(block: Buffer): boolean {
  return block.every((byte) => byte === 0)
}
