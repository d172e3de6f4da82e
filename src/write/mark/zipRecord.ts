import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32, createDeflateRaw, createInflateRaw, deflateRawSync } from 'node:zlib'
import type { Entry } from 'yauzl'

/** One file in a zip, as its record at the front and its line in the directory. */
export interface ZipRecord {
  /** The local header, the packed bytes, and whatever belongs to them. */
  local: Uint8Array
  /** Its line in the directory, for a record that begins at an offset. */
  line(offset: number): Uint8Array
}

/** When a file was changed, as zips say it (MS-DOS time and date). */
export interface DosMoment {
  time: number
  date: number
}

/** A record as it stands in a zip, moved without a change. Its directory line loses what zip64 adds, which only large files need. */
export function keepRecord(entry: Entry, local: Uint8Array): ZipRecord {
  const extra = withoutZip64(entry.extraFieldRaw)
  return {
    local,
    line(offset) {
      const line = Buffer.alloc(LINE_BYTES)
      line.writeUInt32LE(LINE_SIGNATURE, 0)
      line.writeUInt16LE(entry.versionMadeBy, 4)
      line.writeUInt16LE(entry.versionNeededToExtract, 6)
      line.writeUInt16LE(entry.generalPurposeBitFlag, 8)
      line.writeUInt16LE(entry.compressionMethod, 10)
      line.writeUInt16LE(entry.lastModFileTime, 12)
      line.writeUInt16LE(entry.lastModFileDate, 14)
      line.writeUInt32LE(entry.crc32, 16)
      line.writeUInt32LE(entry.compressedSize, 20)
      line.writeUInt32LE(entry.uncompressedSize, 24)
      line.writeUInt16LE(entry.fileNameRaw.length, 28)
      line.writeUInt16LE(extra.length, 30)
      line.writeUInt16LE(entry.fileCommentRaw.length, 32)
      line.writeUInt16LE(entry.internalFileAttributes, 36)
      line.writeUInt32LE(entry.externalFileAttributes, 38)
      line.writeUInt32LE(offset, 42)
      return Buffer.concat([line, entry.fileNameRaw, extra, entry.fileCommentRaw])
    },
  }
}

/** A record for a file that is written anew. */
export function newRecord(path: string, content: Uint8Array, moment: DosMoment): ZipRecord {
  return packedRecord(path, { packed: deflateRawSync(content), size: content.length, checksum: crc32(content) }, moment)
}

/** A file as it lies in a zip, and what its bytes go through. */
export interface ChangedFile {
  packed: Uint8Array
  isPacked: boolean
  through: (source: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>
}

/** A record for a file whose bytes change on their way from one zip to another; never more than a few pieces of them are held. */
export async function changedRecord(path: string, { packed, isPacked, through }: ChangedFile, moment: DosMoment): Promise<ZipRecord> {
  const pieces: Uint8Array[] = []
  let [size, checksum] = [0, 0]
  const change = async function* (source: AsyncIterable<Uint8Array>) {
    for await (const chunk of through(source)) {
      size += chunk.length
      checksum = crc32(chunk, checksum)
      if (chunk.length > 0) yield chunk
    }
  }
  const collect = async (source: AsyncIterable<Uint8Array>) => {
    for await (const piece of source) pieces.push(piece)
  }
  if (isPacked) await pipeline(Readable.from([packed]), createInflateRaw(CHUNKS), change, createDeflateRaw(CHUNKS), collect)
  else await pipeline(Readable.from([packed]), change, createDeflateRaw(CHUNKS), collect)
  return packedRecord(path, { packed: Buffer.concat(pieces), size, checksum }, moment)
}

const CHUNKS = { chunkSize: 256 * 1024 }

interface PackedFile {
  packed: Uint8Array
  /** Of the file unpacked, in bytes. */
  size: number
  checksum: number
}

function packedRecord(path: string, { packed, size, checksum }: PackedFile, { time, date }: DosMoment): ZipRecord {
  const name = Buffer.from(path)
  const fields = Buffer.alloc(FIELD_BYTES)
  fields.writeUInt16LE(VERSION, 0)
  fields.writeUInt16LE(UTF8_NAME, 2)
  fields.writeUInt16LE(DEFLATED, 4)
  fields.writeUInt16LE(time, 6)
  fields.writeUInt16LE(date, 8)
  fields.writeUInt32LE(checksum, 10)
  fields.writeUInt32LE(packed.length, 14)
  fields.writeUInt32LE(size, 18)
  fields.writeUInt16LE(name.length, 22)
  return {
    local: Buffer.concat([numbers(LOCAL_SIGNATURE), fields, name, packed]),
    line(offset) {
      const rest = Buffer.alloc(LINE_BYTES - 6 - FIELD_BYTES)
      rest.writeUInt32LE(offset, rest.length - 4)
      return Buffer.concat([numbers(LINE_SIGNATURE), Buffer.from([VERSION, 0]), fields, rest, name])
    },
  }
}

/** The whole zip of these records. */
export function packRecords(records: readonly ZipRecord[], comment: Uint8Array): Uint8Array {
  const lines: Uint8Array[] = []
  let offset = 0
  for (const record of records) {
    lines.push(record.line(offset))
    offset += record.local.length
  }
  const end = Buffer.alloc(END_BYTES)
  end.writeUInt32LE(END_SIGNATURE, 0)
  end.writeUInt16LE(records.length, 8)
  end.writeUInt16LE(records.length, 10)
  end.writeUInt32LE(
    lines.reduce((sum, { length }) => sum + length, 0),
    12,
  )
  end.writeUInt32LE(offset, 16)
  end.writeUInt16LE(comment.length, 20)
  return Buffer.concat([...records.map(({ local }) => local), ...lines, end, comment])
}

/** Where a zip's directory begins, and the comment after its end; null where that is not to be found. */
export function findDirectory(zip: Buffer): { offset: number; comment: Uint8Array } | null {
  for (let at = zip.length - END_BYTES; at >= Math.max(0, zip.length - END_BYTES - LONGEST_COMMENT); at--) {
    if (zip.readUInt32LE(at) !== END_SIGNATURE || at + END_BYTES + zip.readUInt16LE(at + 20) !== zip.length) continue
    const offset = directoryOffset(zip, at)
    return offset < at ? { offset, comment: zip.subarray(at + END_BYTES) } : null
  }
  return null
}

/** As the end of a zip says it, or zip64's own end, to which what stands before the end refers: some writers always write both. */
function directoryOffset(zip: Buffer, end: number): number {
  const [offset, locator] = [zip.readUInt32LE(end + 16), end - ZIP64_LOCATOR_BYTES]
  if (offset !== IN_ZIP64 || locator < 0 || zip.readUInt32LE(locator) !== ZIP64_LOCATOR_SIGNATURE) return offset
  const wideEnd = Number(zip.readBigUInt64LE(locator + 8))
  return wideEnd + ZIP64_END_BYTES <= locator ? Number(zip.readBigUInt64LE(wideEnd + 48)) : IN_ZIP64
}

/** Where the packed bytes of a record end whose local header stands at an offset; null where none stands there. */
export function endOfPacked(zip: Buffer, { relativeOffsetOfLocalHeader: at, compressedSize }: Entry): number | null {
  if (at + LOCAL_BYTES > zip.length || zip.readUInt32LE(at) !== LOCAL_SIGNATURE) return null
  return at + LOCAL_BYTES + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28) + compressedSize
}

function withoutZip64(extra: Buffer): Buffer {
  const kept: Buffer[] = []
  for (let at = 0; at + 4 <= extra.length; ) {
    const end = at + 4 + extra.readUInt16LE(at + 2)
    if (extra.readUInt16LE(at) !== ZIP64) kept.push(extra.subarray(at, end))
    at = end
  }
  return Buffer.concat(kept)
}

function numbers(signature: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(signature)
  return bytes
}

const [LOCAL_SIGNATURE, LINE_SIGNATURE, END_SIGNATURE] = [0x04034b50, 0x02014b50, 0x06054b50]
const [LOCAL_BYTES, LINE_BYTES, END_BYTES, LONGEST_COMMENT] = [30, 46, 22, 0xffff]
const [ZIP64_LOCATOR_BYTES, ZIP64_LOCATOR_SIGNATURE, ZIP64_END_BYTES] = [20, 0x07064b50, 56]
/** Says that the true number stands in zip64's own end. */
const IN_ZIP64 = 0xffffffff
/** What a local header and a directory line have in common, from the version needed to the lengths of name and extra field. */
const FIELD_BYTES = 26
const [VERSION, UTF8_NAME, DEFLATED, ZIP64] = [20, 0x0800, 8, 1]
