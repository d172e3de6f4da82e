import { columnLetters } from '../cellAt.ts'
import { LAST_COLUMN, LAST_ROW } from '../limits.ts'
import { columnNumber } from '../xlsx/cellAddress.ts'

/**
 * The formula of a cell that shares its text with another, `rows` below and `columns` to the right of it (either may be negative):
 * every reference without "$" moves along; one that would leave the sheet becomes "#REF!".
 */
export function shiftFormula(text: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return text
  return text.replace(PIECES, (piece, reference: string | undefined) => {
    const ends = reference?.split(':').map((end) => shiftEnd(end, rows, columns))
    if (!ends) return piece
    return ends.includes(null) ? '#REF!' : ends.join(':')
  })
}

/** What a formula is made of: words between quotes, other workbooks, references (the only ones that move), names and numbers. */
const PIECES = new RegExp(
  [
    '"(?:[^"]|"")*"',
    "'(?:[^']|'')*'",
    '\\[[^\\]]*\\]',
    '((?:\\$?[A-Z]{1,3}\\$?[1-9]\\d{0,6}|\\$?[A-Z]{1,3}:\\$?[A-Z]{1,3}|\\$?[1-9]\\d{0,6}:\\$?[1-9]\\d{0,6})(?![\\p{L}\\p{N}_.(!\\[\\\\]))',
    '[\\p{L}\\p{N}_.\\\\]+',
  ].join('|'),
  'giu',
)

function shiftEnd(end: string, rows: number, columns: number): string | null {
  const [, column = '', row = ''] = /^((?:\$?[A-Z]+)?)((?:\$?\d+)?)$/i.exec(end) ?? []
  const [letters, number] = [shiftColumn(column, columns), shiftRow(row, rows)]
  return letters === null || number === null ? null : letters + number
}

function shiftColumn(column: string, by: number): string | null {
  if (column === '' || column.startsWith('$')) return column
  const moved = columnNumber(column.toUpperCase()) + by
  return moved >= 1 && moved <= LAST_COLUMN ? columnLetters(moved) : null
}

function shiftRow(row: string, by: number): string | null {
  if (row === '' || row.startsWith('$')) return row
  const moved = Number(row) + by
  return moved >= 1 && moved <= LAST_ROW ? String(moved) : null
}
