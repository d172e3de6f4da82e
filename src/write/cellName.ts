import { columnLetters } from '../read/cellAt.ts'

/** A cell as a spreadsheet names it; row and column count from 1: row 7, column 5 is "E7". */
export function cellName(row: number, column: number): string {
  return `${columnLetters(column)}${row}`
}
