import type { Entry } from 'yauzl'
import { checkEntries } from '../../read/checkEntries.ts'
import { openZip, type Zip } from '../../read/openZip.ts'
import { unpackEntry } from '../../read/xlsx/unpackEntry.ts'
import { XmlScanner, type XmlVisitor } from '../../read/xml/xmlScanner.ts'
import { CannotMark, NOT_XLSX, ODD_XML } from './cannotMark.ts'
import { asBytes, type PartEdits } from './partEdits.ts'
import type { PartWalker } from './partWalker.ts'
import { changedRecord, endOfPacked, findDirectory, keepRecord, newRecord, packRecords, type ZipRecord } from './zipRecord.ts'

/** What becomes of a part: it is written anew, changed in places, or taken out. */
type Fate = { path: string; text: string } | { path: string; edits: PartEdits } | 'removed'

/** The zip of a workbook, of which some parts change; all others keep their bytes, packed as they are. */
export class BookZip {
  #bytes: Buffer
  #zip: Zip
  #directory: { offset: number; comment: Uint8Array }
  /** By path in lower case, for links may differ in case. */
  #entries: ReadonlyMap<string, Entry>
  #fates = new Map<string, Fate>()

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
    if (!directory || checkEntries(zip.entries)) throw new CannotMark(ODD_XML)
    return new BookZip(bytes, zip, directory)
  }

  has(path: string): boolean {
    const fate = this.#fates.get(path.toLowerCase())
    return fate ? fate !== 'removed' : this.#entries.has(path.toLowerCase())
  }

  /** All paths there are, in lower case. */
  get paths(): string[] {
    return [...new Set([...this.#entries.keys(), ...this.#fates.keys()])].filter((path) => this.has(path))
  }

  /**
   * A small part's text, a character a byte of its UTF-8; null where there is none. Throws CannotMark where it is damaged, or in another
   * encoding.
   */
  async read(path: string): Promise<string | null> {
    const fate = this.#fates.get(path.toLowerCase())
    if (typeof fate === 'object' && 'text' in fate) return fate.text
    const chunks: Uint8Array[] = []
    const isThere = await this.#unpack(path, (chunk) => void chunks.push(chunk))
    return isThere ? Buffer.concat(chunks).toString('latin1') : null
  }

  /** Goes through a part as it unpacks, however large it is; false where there is none. Throws as `read`, and where it is no XML. */
  async walk(path: string, walker: PartWalker): Promise<boolean> {
    const isThere = await this.tell(path, walker)
    if (isThere) walker.end()
    return isThere
  }

  /** Tells a visitor a part until it has seen enough and says `stop`; false where there is none. */
  async tell(path: string, visitor: XmlVisitor<'stop'>): Promise<boolean> {
    const scanner = new XmlScanner(visitor)
    return this.#unpack(path, (chunk) => scanner.write(chunk))
  }

  /** Puts a part in the place of what is there, or adds it; `text` is a character a byte. */
  write(path: string, text: string): void {
    this.#fates.set(path.toLowerCase(), { path: this.#entries.get(path.toLowerCase())?.fileName ?? path, text })
  }

  /** As `write`, of letters instead of bytes. */
  writeLetters(path: string, letters: string): void {
    this.write(path, asBytes(letters))
  }

  /** Changes places of a part as it was. */
  patch(path: string, edits: PartEdits): void {
    if (!edits.isEmpty) this.#fates.set(path.toLowerCase(), { path: this.#entries.get(path.toLowerCase())?.fileName ?? path, edits })
  }

  remove(path: string): void {
    this.#fates.set(path.toLowerCase(), 'removed')
  }

  /** The workbook with its new parts: what is kept comes in the old order, what is added after it. */
  async pack(): Promise<Uint8Array> {
    const ends = this.#recordEnds()
    const records: ZipRecord[] = []
    for (const entry of this.#zip.entries) {
      const fate = this.#fates.get(entry.fileName.toLowerCase())
      if (!fate) records.push(keepRecord(entry, this.#bytes.subarray(entry.relativeOffsetOfLocalHeader, ends.get(entry))))
      else if (fate !== 'removed') records.push(await this.#renew(fate, entry))
    }
    for (const [key, fate] of this.#fates) {
      if (fate !== 'removed' && 'text' in fate && !this.#entries.has(key)) records.push(await this.#renew(fate, null))
    }
    return packRecords(records, this.#directory.comment)
  }

  async #renew(fate: Exclude<Fate, 'removed'>, entry: Entry | null): Promise<ZipRecord> {
    const [first] = this.#zip.entries
    const moment = { time: first?.lastModFileTime ?? 0, date: first?.lastModFileDate ?? FIRST_DOS_DAY }
    if ('text' in fate) return newRecord(fate.path, Buffer.from(fate.text, 'latin1'), moment)
    const packed = entry && (await this.#zip.readPacked(entry))
    if (!entry || !packed) throw new CannotMark(ODD_XML)
    const isPacked = entry.compressionMethod !== 0
    return changedRecord(fate.path, { packed, isPacked, through: (source) => fate.edits.through(source) }, moment)
  }

  async #unpack(path: string, write: (chunk: Uint8Array) => string | undefined): Promise<boolean> {
    const entry = this.#entries.get(path.toLowerCase())
    if (!entry || this.#fates.get(path.toLowerCase()) === 'removed') return false
    const packed = await this.#zip.readPacked(entry)
    if (!packed) throw new CannotMark(ODD_XML)
    let isFirst = true
    const problem = await unpackEntry(packed, entry, (chunk) => {
      if (isFirst && !isUtf8(chunk)) return 'encoding'
      isFirst = false
      return write(chunk)
    })
    if (problem !== undefined && problem !== 'stop') throw new CannotMark(ODD_XML)
    return true
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

/** Whether a part is UTF-8, by its first bytes and what it declares. */
function isUtf8(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1')
  const declared = /^(?:ï»¿)?\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']/.exec(head)?.[1] ?? 'utf-8'
  return /^(utf-8|us-ascii)$/i.test(declared) && !UTF16_STARTS.includes(head.slice(0, 2))
}

const UTF16_STARTS = ['\xff\xfe', '\xfe\xff', '<\0', '\0<']

/** 1 January 1980. */
const FIRST_DOS_DAY = 0x21
