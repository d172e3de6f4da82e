import type { RawCell } from '../parse/rawCell.ts'
import type { ListColumn, ListForm } from '../pipeline/form.ts'
import type { Indicator, TimeBasis } from '../pipeline/indicator.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import { cellAt } from './cellAt.ts'
import { indicatorNamed } from './indicatorNamed.ts'
import type { Row } from './sheet.ts'
import type { Table } from './tableCell.ts'

/** A sheet with a list form. */
export interface ListSource extends Table {
  pipeline: Pipeline
  form: ListForm
  /** The submitter, for unions that have no code of their own. */
  submitter: string
}

/** A figure column that stands in the sheet. */
export interface ListFigure {
  column: number
  label: string
  indicator: Indicator
  time: TimeBasis
  blank: 'no' | 'zero' | 'not_available' | null
}

/** The same with the places of its columns, found once for all rows. */
export interface ListSheet extends ListSource {
  places: ReadonlyMap<ListColumn['role'], number>
  figures: readonly ListFigure[]
  /** Text columns whose answers are chosen from a few. */
  chosen: readonly number[]
}

export function locateColumns(source: ListSource): ListSheet {
  const { form, heading, pipeline } = source
  const standing = form.columns.flatMap((column) => {
    const at = heading.columns.get(column.label)
    return at === undefined ? [] : [{ ...column, at }]
  })
  return {
    ...source,
    places: new Map(standing.toReversed().map(({ role, at }) => [role, at])),
    figures: standing.flatMap(({ role, at, label, indicator, time, blank = null }) =>
      role === 'figure' && indicator && time ? [{ column: at, label, indicator: indicatorNamed(pipeline, indicator), time, blank }] : [],
    ),
    chosen: standing.flatMap(({ role, at, choices }) => (role !== 'figure' && choices ? [at] : [])),
  }
}

/** The cell of a row in the first column of a role; null where the sheet has no such column. */
export function cellOfRole(row: Row, role: ListColumn['role'], { places, sheet }: ListSheet): RawCell | null {
  const column = places.get(role)
  return column === undefined ? null : cellAt(sheet.name, row, column)
}
