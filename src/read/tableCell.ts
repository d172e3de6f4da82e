import type { RawCell } from '../parse/rawCell.ts'
import type { Address } from '../pipeline/address.ts'
import { cellAt, columnLetters } from './cellAt.ts'
import type { Heading } from './findHeading.ts'
import { mergedCell } from './mergedCell.ts'
import type { Row, Sheet } from './sheet.ts'

/** A sheet that holds a form as a table, with its row of headings. */
export interface Table {
  sheet: Sheet
  heading: Heading
}

/** The heading that speaks for a whole table: one of ours by its label, else the first (the first of a figure form may be hidden). */
export function headingAddress({ sheet, heading }: Table, label?: string): Address {
  const column = (label && heading.columns.get(label)) || Math.min(...heading.columns.values())
  return { sheet: sheet.name, cell: `${columnLetters(column)}${heading.row}` }
}

/** The cell of a row under one of our column labels; null where the sheet has no such column. */
export function tableCell(row: Row, label: string | undefined, { sheet, heading }: Table): RawCell | null {
  const column = label === undefined ? undefined : heading.columns.get(label)
  return column === undefined ? null : cellAt(sheet.name, row, column)
}

/** The same for words that may be said once for several rows: what a merged cell says holds for every row that it covers. */
export function sharedCell(row: Row, label: string | undefined, table: Table): RawCell | null {
  const cell = tableCell(row, label, table)
  const column = label === undefined ? undefined : table.heading.columns.get(label)
  if (cell?.kind !== 'blank' || column === undefined) return cell
  return mergedCell(table.sheet, row, column) ?? cell
}
