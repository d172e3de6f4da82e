import type { RawCell } from '../parse/rawCell.ts'
import { cellAt } from './cellAt.ts'
import type { Heading } from './findHeading.ts'
import type { Row, Sheet } from './sheet.ts'

/** A sheet that holds a form as a table, with its row of headings. */
export interface Table {
  sheet: Sheet
  heading: Heading
}

/** The cell of a row under one of our column labels; null where the sheet has no such column. */
export function tableCell(row: Row, label: string | undefined, { sheet, heading }: Table): RawCell | null {
  const column = label === undefined ? undefined : heading.columns.get(label)
  return column === undefined ? null : cellAt(sheet.name, row, column)
}
