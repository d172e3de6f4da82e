/** A cell as a spreadsheet names it; row and column count from 1: row 7, column 5 is "E7". */
export function cellName(row: number, column: number): string {
  return `${columnName(column)}${row}`
}

/** A column's letters: 1 is A, 28 is AB. */
export function columnName(column: number): string {
  const rest = Math.floor((column - 1) / 26)
  return `${rest > 0 ? columnName(rest) : ''}${String.fromCharCode(65 + ((column - 1) % 26))}`
}
