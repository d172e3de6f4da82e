import { wordsOf } from '../parse/wordsOf.ts'
import { type Matcher, matchLabel } from './matchText.ts'
import type { Row, Sheet } from './sheet.ts'

/** A heading row, and for each of our column labels the column (1-based) where it stands. */
export interface Heading {
  row: number
  columns: ReadonlyMap<string, number>
}

const ROWS_SEARCHED = 40
const FEWEST_HEADINGS = 3

/** The first of the rows at a sheet's top that name the most columns; null where none names three. */
export function findHeading(sheet: Sheet, headings: Matcher): Heading | null {
  let best: Heading | null = null
  for (const row of sheet.rows.slice(0, ROWS_SEARCHED)) {
    const columns = readHeadings(row, headings)
    if (columns.size >= FEWEST_HEADINGS && columns.size > (best?.columns.size ?? 0)) best = { row: row.number, columns }
  }
  return best
}

/** A row with more in it heads no form, and to ask that of each of its cells for every form takes too long. */
const MOST_CELLS = 1_000

function readHeadings(row: Row, headings: Matcher): Map<string, number> {
  const columns = new Map<string, number>()
  const places = row.columns
  if (places.length > MOST_CELLS) return columns
  row.cells.forEach((cell, index) => {
    const label = cell.kind === 'text' ? matchLabel(headings, wordsOf(cell)) : null
    const column = places[index]
    if (label && column !== undefined && !columns.has(label)) columns.set(label, column)
  })
  return columns
}
