import { wordsOf } from '../parse/wordsOf.ts'
import type { Finding } from '../pipeline/finding.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import { buildChoice } from './buildChoice.ts'
import { isBlank } from './cellAt.ts'
import { matchLabel } from './matchText.ts'
import { refuseChoice } from './refuseChoice.ts'
import type { Row } from './sheet.ts'
import { type Table, tableCell } from './tableCell.ts'

/** The text cells of some rows whose answer their column does not offer. No figure hangs on them: they are warnings. */
export function checkChoices(
  rows: readonly Row[],
  columns: readonly { label: string; choices?: readonly string[] }[],
  table: Table & { pipeline: Pipeline },
): Finding[] {
  const choices = columns.flatMap((column) => (column.choices ? buildChoice(column.label, column.choices, table.pipeline) : []))
  return rows.flatMap((row) =>
    choices.flatMap((choice) => {
      const cell = tableCell(row, choice.label, table)
      return cell && !isBlank(cell) && !matchLabel(choice.matcher, wordsOf(cell)) ? [refuseChoice(cell, choice, 'warning')] : []
    }),
  )
}
