import { columnLetters } from '../../src/read/cellAt.ts'

/** Rows of a sheet for buildXlsx, the first of them row 1; null leaves a cell out. */
export function gridXml(rows: readonly (readonly (string | number | null)[])[]): string {
  return rows
    .map((cells, index) => `<row r="${index + 1}">${cells.map((value, at) => cellXml(value, at + 1, index + 1)).join('')}</row>`)
    .join('')
}

function cellXml(value: string | number | null, column: number, row: number): string {
  const place = `${columnLetters(column)}${row}`
  if (value === null) return ''
  if (typeof value === 'number') return `<c r="${place}"><v>${value}</v></c>`
  return `<c r="${place}" t="inlineStr"><is><t>${value.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</t></is></c>`
}
