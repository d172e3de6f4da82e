import type { RawCell } from '../parse/rawCell.ts'
import { wordsOf } from '../parse/wordsOf.ts'
import type { Row, Sheet } from './sheet.ts'
import type { Table } from './tableCell.ts'

/**
 * The rows under a table's headings. Headings that are printed again further down are none of them, nor is a row right below headings
 * that only numbers the columns ("A B 1 2", "(1) (2) (3)").
 */
export function rowsBelow({ sheet, heading }: Table): Row[] {
  const headings = readHeadings(sheet, heading)
  const below: Row[] = []
  let isUnderHeadings = true
  for (const row of sheet.rows) {
    if (row.number <= heading.row) continue
    const isHeading: boolean = repeatsHeadings(row, headings) || (isUnderHeadings && numbersColumns(row.cells.map(({ raw }) => raw)))
    if (!isHeading) below.push(row)
    isUnderHeadings = isHeading
  }
  return below
}

/** The words of each row of headings, by column. */
function readHeadings({ rows }: Sheet, { top, row: last }: Table['heading']): Map<number, string>[] {
  return rows
    .filter(({ number }) => top <= number && number <= last)
    .map((row) => new Map(row.columns.map((column) => [column, foldWords(row.cell(column))])))
}

/** Whether a row says what one of the rows of headings says, word for word, and nothing else. */
function repeatsHeadings(row: Row, headings: readonly ReadonlyMap<number, string>[]): boolean {
  const [first] = row.columns
  if (first === undefined) return false
  const start = foldWords(row.cell(first))
  return headings.some((heading) => {
    if (heading.get(first) !== start || heading.size < 2 || row.columns.length < 2) return false
    return row.columns.every((column) => foldWords(row.cell(column)) === heading.get(column))
  })
}

function foldWords(cell: RawCell | undefined): string {
  return cell ? wordsOf(cell).normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase() : ''
}

const COLUMN_NUMBER = /^\(?\s*([1-9]\d?|[A-Z])\s*\)?$/i
const FEWEST = 3

/** Whether a row's texts count on from each other, by letters and then by numbers, and there is nothing else in it. */
export function numbersColumns(texts: readonly string[]): boolean {
  const signs = texts.map((raw) => COLUMN_NUMBER.exec(asNumber(raw.trim()))?.[1]?.toUpperCase())
  return signs.length >= FEWEST && signs.every((sign, index) => sign !== undefined && follows(sign, signs[index - 1]))
}

/** A column of days shows 9 as 09/01/1900. */
function asNumber(raw: string): string {
  return /^1900-01-(\d\d)$/.exec(raw)?.[1]?.replace(/^0/, '') ?? raw
}

function follows(sign: string, before: string | undefined): boolean {
  if (before === undefined) return sign === '1' || sign === 'A'
  if (/\d/.test(sign)) return /\d/.test(before) ? Number(sign) === Number(before) + 1 : sign === '1'
  return sign.charCodeAt(0) === before.charCodeAt(0) + 1
}
