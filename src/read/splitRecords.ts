import { LAST_COLUMN } from './limits.ts'

/** One record of a CSV: where its fields are in the bytes. */
export interface CsvRecord {
  /** The line of the text on which it begins, from 1. */
  line: number
  count: number
  starts: readonly number[]
  ends: readonly number[]
  /** The first field (from 0) that has a line end inside, and the first whose quotation mark closes nowhere; -1 where none. */
  lineEndIn: number
  unclosedIn: number
}

const [QUOTE, CR, LF] = [0x22, 0x0d, 0x0a]

/**
 * Splits a CSV into records, blank lines too; line ends of every kind may be mixed. A quotation mark opens only at the start of a field,
 * as in Excel, and must close at the end of one: one that does not would take the rest of the file for part of its field, and is taken
 * for plain text instead. (The search for a closing mark that is not there stops at the next opening one, so that all of it stays
 * linear.) Doubled marks inside quotation marks become one: in `bytes`, which are changed. `take` gets the same object again and again,
 * and stops the splitting by false. False where a record is wider than a spreadsheet.
 */
export function splitRecords(bytes: Uint8Array, delimiter: number, take: (record: CsvRecord) => boolean): boolean {
  const scanner = new Scanner(bytes, delimiter)
  while (scanner.next()) if (!take(scanner.record)) break
  return !scanner.isTooWide
}

class Scanner {
  record = { line: 1, count: 0, starts: [] as number[], ends: [] as number[], lineEndIn: -1, unclosedIn: -1 }
  isTooWide = false
  #bytes: Uint8Array
  #delimiter: number
  #at = 0
  #line = 1

  constructor(bytes: Uint8Array, delimiter: number) {
    this.#bytes = bytes
    this.#delimiter = delimiter
  }

  /** Reads one record; false at the end. */
  next(): boolean {
    const [bytes, record] = [this.#bytes, this.record]
    if (this.#at >= bytes.length) return false
    record.line = this.#line
    record.count = 0
    record.lineEndIn = record.unclosedIn = -1
    for (this.#readField(); bytes[this.#at] === this.#delimiter; this.#readField()) {
      this.isTooWide ||= record.count > LAST_COLUMN
      if (this.isTooWide) return false
      this.#at++
    }
    this.#at += bytes[this.#at] === CR && bytes[this.#at + 1] === LF ? 2 : 1
    this.#line++
    return true
  }

  #readField(): void {
    const [bytes, delimiter, start] = [this.#bytes, this.#delimiter, this.#at]
    if (bytes[start] === QUOTE && this.#readQuoted()) return
    let at = start
    for (let byte = bytes[at]; byte !== delimiter && byte !== LF && byte !== CR && byte !== undefined; byte = bytes[at]) at++
    this.#push(start, at)
    this.#at = at
  }

  /** False, with nothing read, where the mark closes nowhere or something else follows it. */
  #readQuoted(): boolean {
    const [bytes, open] = [this.#bytes, this.#at]
    let [lines, doubled, at] = [0, 0, open + 1]
    for (; at < bytes.length; at++) {
      const byte = bytes[at]
      if (byte === LF || (byte === CR && bytes[at + 1] !== LF)) lines++
      if (byte !== QUOTE) continue
      if (bytes[at + 1] !== QUOTE) break
      doubled++
      at++
    }
    if (at >= bytes.length || !this.#endsField(at + 1)) return this.#markUnclosed()
    if (lines > 0 && this.record.lineEndIn < 0) this.record.lineEndIn = this.record.count
    this.#line += lines
    this.#push(open + 1, doubled > 0 ? undouble(bytes, open + 1, at) : at)
    this.#at = at + 1
    return true
  }

  #endsField(at: number): boolean {
    const byte = this.#bytes[at]
    return byte === this.#delimiter || byte === LF || byte === CR || byte === undefined
  }

  #markUnclosed(): false {
    if (this.record.unclosedIn < 0) this.record.unclosedIn = this.record.count
    return false
  }

  #push(start: number, end: number): void {
    const { record } = this
    record.starts[record.count] = start
    record.ends[record.count++] = end
  }
}

/** Makes one of every doubled mark, in place; gives where the text ends then. */
function undouble(bytes: Uint8Array, start: number, end: number): number {
  let to = start
  for (let from = start; from < end; from++) {
    const byte = bytes[from] ?? 0
    bytes[to++] = byte
    if (byte === QUOTE) from++
  }
  return to
}
