import { wordsOf } from '../parse/wordsOf.ts'
import type { Finding } from '../pipeline/finding.ts'
import { isBlank } from './cellAt.ts'
import { findingOn } from './findingOn.ts'
import type { Row } from './sheet.ts'
import type { Table } from './tableCell.ts'

/** The cells of a row that stand under none of the form's headings, where nothing is read. */
export function findOutside(row: Row, { heading }: Pick<Table, 'heading'>): Finding[] {
  const known = new Set(heading.columns.values())
  const places = row.columns
  return row.cells
    .filter((cell, index) => !known.has(places[index] ?? 0) && !isBlank(cell))
    .map((cell) =>
      findingOn(cell, {
        rule: 'T10',
        severity: 'warning',
        message: `Ô này nằm ngoài các cột của biểu nên không được tính ("${wordsOf(cell)}"). Nếu là số liệu, đề nghị chuyển vào đúng cột; nếu là ghi chú, đề nghị ghi ở cột Ghi chú.`,
      }),
    )
}
