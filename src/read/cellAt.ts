import type { RawCell } from '../parse/rawCell.ts'
import type { Row } from './sheet.ts'

/** The cell of a row at a column (1-based); a blank one, with its address, where nothing stands. */
export function cellAt(sheet: string, row: Row, column: number): RawCell {
  return row.cell(column) ?? { at: { sheet, cell: `${columnLetters(column)}${row.number}` }, kind: 'blank', value: null, raw: '' }
}

/** Whether a cell holds nothing, or only white space. */
export function isBlank(cell: RawCell): boolean {
  return cell.kind === 'blank' || (cell.kind === 'text' && cell.raw.trim() === '')
}

/** A column's letters as a spreadsheet shows them: 1 is A, 28 is AB. */
export function columnLetters(column: number): string {
  const rest = Math.floor((column - 1) / 26)
  return `${rest > 0 ? columnLetters(rest) : ''}${String.fromCharCode(65 + ((column - 1) % 26))}`
}
