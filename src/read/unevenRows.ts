import type { Finding } from '../pipeline/finding.ts'
import { sayUneven, type Uneven, type UnevenKind } from './sayUneven.ts'
import { isMarkText } from './splitParts.ts'
import type { CsvRecord } from './splitRecords.ts'

/**
 * Compares every row of a CSV's part with the part's headings: a delimiter too many or too few moves figures to another column, and a
 * quotation mark in the wrong place makes rows part of a field. The headings are the first of the rows near the top that have most
 * fields filled, none with a number.
 */
export class UnevenRows {
  #delimiter: string
  /** How many fields the headings have; NaN where there are none. */
  #width: number | null = null
  #top: { number: number; fields: readonly string[] }[] = []
  #found = new Map<string, Uneven>()
  /** Below the headings, as far as they are looked at. */
  #rows = 0

  constructor(delimiter: string) {
    this.#delimiter = delimiter
  }

  /** Whether a record must be looked at: those near the top, those that are uneven, and those with a line end inside a field. */
  asksFor({ count, lineEndIn }: CsvRecord): boolean {
    return lineEndIn >= 0 || (count !== this.#width && !Number.isNaN(this.#width))
  }

  /** `number` is the row's, as a spreadsheet shows it. */
  add(number: number, fields: readonly string[]): void {
    if (this.#width !== null) this.#check(number, fields)
    else if (this.#top.push({ number, fields }) === ROWS_SEARCHED) this.#settle()
  }

  /** One finding for each way of being uneven. */
  findings(sheet: string): Finding[] {
    if (this.#width === null) this.#settle()
    return [...this.#found.values()].flatMap((uneven) => sayUneven(uneven, { sheet, rows: this.#rows }))
  }

  #settle(): void {
    const filled = this.#top.map(({ fields }) => (isHeading(fields) ? fields.filter((field) => field.trim() !== '').length : 0))
    const most = Math.max(0, ...filled)
    const at = most < FEWEST_HEADINGS ? this.#top.length : filled.indexOf(most)
    const below = this.#top.slice(at + 1)
    this.#width = this.#top[at]?.fields.length ?? Number.NaN
    this.#top = []
    for (const { number, fields } of below) this.#check(number, fields)
  }

  #check(number: number, fields: readonly string[]): void {
    this.#rows++
    const held = fields.findIndex((field) => this.#holdsRows(field))
    if (held >= 0) this.#keep('swallowed', { number, fields, column: held + 1 })
    if (fields.length === this.#width || Number.isNaN(this.#width) || isMarkText(fields[0])) return
    const [width, last] = [this.#width ?? 0, fields.findLastIndex((field) => field.trim() !== '')]
    const split = this.#delimiter === ',' ? fields.findIndex(isSplitNumber) : -1
    if (split >= 0) this.#keep('split', { number, fields, column: split + 1 })
    else if (last >= width) this.#keep('long', { number, fields, column: last + 1 })
    else if (fields.length > width) this.#keep('padded', { number, fields, column: width })
    else if (last > 0 && fields.some((field) => /\d/.test(field))) {
      this.#keep('short', { number, fields, column: last + 1 })
    }
  }

  #keep(kind: UnevenKind, { number, fields, column }: { number: number; fields: readonly string[]; column: number }): void {
    const key = kind === 'short' || kind === 'padded' ? `${kind} ${fields.length}` : kind
    const known = this.#found.get(key)
    if (known) known.numbers.push(number)
    else {
      const sizes = { fields: fields.length, width: this.#width ?? 0 }
      this.#found.set(key, { kind, delimiter: this.#delimiter, ...sizes, numbers: [number], column, written: fields[column - 1] ?? '' })
    }
  }

  #holdsRows(field: string): boolean {
    if (!field.includes('\n') && !field.includes('\r')) return false
    return field.split(/[\r\n]+/).some((line) => line.split(this.#delimiter).length >= Math.max(FEWEST_HEADINGS, (this.#width ?? 0) - 1))
  }
}

const ROWS_SEARCHED = 40
const FEWEST_HEADINGS = 3

function isHeading(fields: readonly string[]): boolean {
  return !isMarkText(fields[0]) && !fields.some((field) => /^\s*[\d.,]+\s*$/.test(field))
}

/** "1,234" without quotation marks is "1" and "234". */
function isSplitNumber(field: string, index: number, fields: readonly string[]): boolean {
  return /^\s*\d{1,3}$/.test(field) && /^\d{3}\s*$/.test(fields[index + 1] ?? '')
}
