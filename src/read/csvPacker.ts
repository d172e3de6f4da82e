import { isAscii } from '../parse/isAscii.ts'
import type { Finding } from '../pipeline/finding.ts'
import { columnLetters } from './cellAt.ts'
import type { DecodedText } from './decodeText.ts'
import { MAX_CSV_FIELDS } from './limits.ts'
import { NumberColumn } from './packed/numberColumn.ts'
import type { PackedWorkbook } from './packed/packedWorkbook.ts'
import { WorkbookPacker } from './packed/workbookPacker.ts'
import { sayNuls, sayOlderEncoding, sayUnclosed } from './sayText.ts'
import type { CsvStretch } from './splitCsvText.ts'
import { type CsvRecord, splitRecords } from './splitRecords.ts'
import { UnevenRows } from './unevenRows.ts'

interface Source {
  older: Extract<DecodedText, { older: unknown }>['older']
  nulLine: number | null
  /** Lines of the file above the first stretch. */
  linesAbove: number
}

const MOST_UNCLOSED_TOLD = 20

/**
 * Packs the records of a CSV as rows of a sheet, and tells what is to be said of the file. Texts stay where they are in the file's own
 * bytes: text `2n` is the nth field that is not blank, and what stands between two of them is nobody's text.
 */
export class CsvPacker {
  #fieldCount = 0
  #packer = new WorkbookPacker()
  #sheet: string
  #source: Source
  #unclosed: Finding[] = []
  #uneven: Finding[] = []
  #olderTold: Finding | null = null
  #bytes: Buffer[] = []
  #starts = new NumberColumn((length) => new Uint32Array(length))
  #above: { lines: number; rows: number; bytes: number }

  constructor(sheet: string, source: Source) {
    this.#sheet = sheet
    this.#source = source
    this.#above = { lines: source.linesAbove, rows: 0, bytes: 0 }
    this.#packer.startSheet(sheet)
  }

  /** False where the file is too large. */
  addStretch({ text, delimiter }: CsvStretch): boolean {
    const bytes = Buffer.from(text, 'latin1')
    const uneven = new UnevenRows(delimiter)
    let [rows, line] = [0, 1]
    const isRead = splitRecords(bytes, delimiter.charCodeAt(0), (record) => {
      const number = this.#above.rows + ++rows
      line = record.line
      this.#fieldCount += record.count
      if (uneven.asksFor(record)) uneven.add(number, fieldsOf(record, bytes))
      if (record.unclosedIn >= 0) this.#tellUnclosed(number, record, bytes)
      if (this.#source.older !== null && this.#olderTold === null) this.#tellOlder(number, fieldsOf(record, bytes))
      this.#addRow(number, record)
      return this.#fieldCount <= MAX_CSV_FIELDS
    })
    this.#uneven.push(...uneven.findings(this.#sheet))
    this.#bytes.push(bytes)
    const isEnded = /[\r\n]$/.test(text.slice(-1))
    this.#above.lines += line - (isEnded ? 0 : 1)
    this.#above.rows += isEnded ? rows : Math.max(0, rows - 1)
    this.#above.bytes += bytes.length
    return isRead && this.#fieldCount <= MAX_CSV_FIELDS
  }

  finish(): PackedWorkbook {
    const { nulLine } = this.#source
    const nuls = nulLine === null ? [] : [sayNuls({ sheet: this.#sheet, cell: `A${nulLine}` }, nulLine)]
    const findings = [...(this.#olderTold ? [this.#olderTold] : []), ...nuls, ...this.#unclosed, ...this.#uneven]
    for (const finding of findings) this.#packer.tell(finding)
    this.#starts.push(this.#above.bytes)
    const [first, ...others] = this.#bytes
    const textBytes = first && others.length === 0 ? first : Buffer.concat(this.#bytes)
    return { ...this.#packer.finish('csv'), textBytes, textStarts: this.#starts.end() }
  }

  #addRow(number: number, { count, starts, ends }: CsvRecord): void {
    const offset = this.#above.bytes
    this.#packer.startRow(number)
    for (let at = 0; at < count; at++) {
      const [start, end] = [starts[at] ?? 0, ends[at] ?? 0]
      if (start === end) continue
      this.#packer.addShared(at + 1, this.#starts.length, 0)
      this.#starts.push(offset + start)
      this.#starts.push(offset + end)
    }
  }

  #tellUnclosed(number: number, record: CsvRecord, bytes: Buffer): void {
    if (this.#unclosed.length === MOST_UNCLOSED_TOLD) return
    const written = fieldsOf(record, bytes)[record.unclosedIn] ?? ''
    this.#unclosed.push(sayUnclosed(this.#at(record.unclosedIn, number), { line: this.#above.lines + record.line, written }))
  }

  /** Says once, on the first row that shows it, which encoding the text was read in. */
  #tellOlder(number: number, fields: readonly string[]): void {
    const { older } = this.#source
    const index = fields.findIndex((field) => !isAscii(field))
    if (index < 0 || older === null) return
    this.#olderTold = sayOlderEncoding(this.#at(index, number), { encoding: older, sample: fields.filter(Boolean).join('; ') })
  }

  #at(index: number, number: number): { sheet: string; cell: string } {
    return { sheet: this.#sheet, cell: `${columnLetters(index + 1)}${number}` }
  }
}

function fieldsOf({ count, starts, ends }: CsvRecord, bytes: Buffer): string[] {
  return Array.from({ length: count }, (_, index) => bytes.toString('utf8', starts[index], ends[index]))
}
