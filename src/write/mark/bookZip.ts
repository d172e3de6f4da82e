import { crc32, inflateRawSync } from 'node:zlib'
import type { Entry } from 'yauzl'
import { openZip, type Zip } from '../../read/openZip.ts'
import { CannotMark, NOT_XLSX, ODD_XML } from './cannotMark.ts'
import { asBytes } from './textEdits.ts'
import { endOfPacked, findDirectory, keepRecord, newRecord, packRecords, type ZipRecord } from './zipRecord.ts'

/** The zip of a workbook, whose parts are replaced one by one; all others keep their bytes, packed as they are. */
export class BookZip {
  #bytes: Buffer
  #zip: Zip
  #directory: { offset: number; comment: Uint8Array }
  /** By path in lower case, for links may differ in case. */
  #entries: ReadonlyMap<string, Entry>
  /** What is written anew, and null for what is taken out. */
  #written = new Map<string, { path: string; text: string } | null>()

  private constructor(bytes: Buffer, zip: Zip, directory: { offset: number; comment: Uint8Array }) {
    this.#bytes = bytes
    this.#zip = zip
    this.#directory = directory
    this.#entries = new Map(zip.entries.map((entry) => [entry.fileName.toLowerCase(), entry]))
  }

  /** Throws CannotMark where it is no zip, or one that is written in a way that cannot be kept. */
  static async open(workbook: Uint8Array): Promise<BookZip> {
    const bytes = Buffer.from(workbook.buffer, workbook.byteOffset, workbook.byteLength)
    const zip = await openZip(bytes)
    if (typeof zip === 'string') throw new CannotMark(NOT_XLSX)
    const directory = findDirectory(bytes)
    if (!directory) throw new CannotMark(ODD_XML)
    return new BookZip(bytes, zip, directory)
  }

  has(path: string): boolean {
    const key = path.toLowerCase()
    return this.#written.has(key) ? this.#written.get(key) !== null : this.#entries.has(key)
  }

  /** All paths there are, in lower case. */
  get paths(): string[] {
    return [...new Set([...this.#entries.keys(), ...this.#written.keys()])].filter((path) => this.has(path))
  }

  /** A part's text, a character a byte of its UTF-8; null where there is none. Throws CannotMark where it is damaged or in another encoding. */
  async read(path: string): Promise<string | null> {
    const key = path.toLowerCase()
    const written = this.#written.get(key)
    if (written !== undefined) return written?.text ?? null
    const entry = this.#entries.get(key)
    if (!entry) return null
    const bytes = await this.#unpack(entry)
    if (!isUtf8(bytes)) throw new CannotMark(ODD_XML)
    return bytes.toString('latin1')
  }

  /** Puts a part in the place of what is there, or adds it. */
  write(path: string, text: string): void {
    const key = path.toLowerCase()
    this.#written.set(key, { path: this.#entries.get(key)?.fileName ?? path, text })
  }

  /** As `write`, of letters instead of bytes. */
  writeLetters(path: string, letters: string): void {
    this.write(path, asBytes(letters))
  }

  remove(path: string): void {
    this.#written.set(path.toLowerCase(), null)
  }

  /** The workbook with its new parts: what is kept comes in the old order, what is added after it. */
  pack(): Uint8Array {
    const ends = this.#recordEnds()
    const [first] = this.#zip.entries
    const moment = { time: first?.lastModFileTime ?? 0, date: first?.lastModFileDate ?? FIRST_DOS_DAY }
    const anew = ({ path, text }: { path: string; text: string }) => newRecord(path, Buffer.from(text, 'latin1'), moment)
    const records: ZipRecord[] = []
    for (const entry of this.#zip.entries) {
      const written = this.#written.get(entry.fileName.toLowerCase())
      const from = entry.relativeOffsetOfLocalHeader
      if (written) records.push(anew(written))
      else if (written === undefined) records.push(keepRecord(entry, this.#bytes.subarray(from, ends.get(entry))))
    }
    for (const [key, written] of this.#written) if (written && !this.#entries.has(key)) records.push(anew(written))
    return packRecords(records, this.#directory.comment)
  }

  async #unpack(entry: Entry): Promise<Buffer> {
    const packed = await this.#zip.readPacked(entry)
    const bytes = packed && unpackWhole(packed, entry)
    if (bytes?.length !== entry.uncompressedSize || crc32(bytes) !== entry.crc32) throw new CannotMark(ODD_XML)
    return bytes
  }

  /** Up to where each record reaches: what lies between two belongs to the first. */
  #recordEnds(): Map<Entry, number> {
    const inOrder = [...this.#zip.entries].sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader)
    const ends = new Map<Entry, number>()
    for (const [index, entry] of inOrder.entries()) {
      const end = inOrder[index + 1]?.relativeOffsetOfLocalHeader ?? this.#directory.offset
      const packedEnd = endOfPacked(this.#bytes, entry)
      if (packedEnd === null || packedEnd > end) throw new CannotMark(ODD_XML)
      ends.set(entry, end)
    }
    return ends
  }
}

function unpackWhole(packed: Uint8Array, { compressionMethod, uncompressedSize }: Entry): Buffer | null {
  if (compressionMethod === 0) return Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength)
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, uncompressedSize) })
  } catch {
    return null // damaged, or more than it says
  }
}

/** Whether a part is UTF-8, by its first bytes and what it declares. */
function isUtf8(bytes: Buffer): boolean {
  const head = bytes.toString('latin1', 0, 200)
  const declared = /^(?:ï»¿)?\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']/.exec(head)?.[1] ?? 'utf-8'
  return /^(utf-8|us-ascii)$/i.test(declared) && !UTF16_STARTS.includes(head.slice(0, 2))
}

const UTF16_STARTS = ['\xff\xfe', '\xfe\xff', '<\0', '\0<']

/** 1 January 1980. */
const FIRST_DOS_DAY = 0x21
