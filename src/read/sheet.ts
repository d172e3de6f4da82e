import type { RawCell } from '../parse/rawCell.ts'
import type { Finding } from '../pipeline/finding.ts'

/** A row that has at least one cell that is not blank; `number` is 1-based as the submitter sees it. */
export interface Row {
  number: number
  isHidden: boolean
  /** Not blank, in column order; the column (1-based) is `columns[i]`. */
  cells: readonly RawCell[]
  columns: readonly number[]
  /** The cell at a column (1-based); undefined where nothing stands. */
  cell(column: number): RawCell | undefined
}

/** A merged range: first and last row and column, 1-based, all of them in it. What it says stands in its first cell. */
export interface Merge {
  top: number
  left: number
  bottom: number
  right: number
}

/** One sheet of a workbook, or a whole CSV. */
export interface Sheet {
  name: string
  isHidden: boolean
  rows: readonly Row[]
  merges: readonly Merge[]
  /** Columns (1-based, first and last of each stretch) that the submitter does not see. */
  hiddenColumns: readonly (readonly [first: number, last: number])[]
  /** What stands under merged ranges, where nobody sees it; no row has it. */
  covered: readonly RawCell[]
  /** Whether a filter is set, so that rows are hidden for as long as it is. */
  isFiltered: boolean
}

/** A file's content as raw cells. */
export interface Workbook {
  kind: 'workbook' | 'csv'
  hasFormulas: boolean
  sheets: readonly Sheet[]
  /** What is to be said of the file itself, before anybody knows what it holds: how its text was decoded, lines that are uneven. */
  findings: readonly Finding[]
}

/** A file that cannot be taken: not readable, not ours, or not safe. `reason` is a Vietnamese sentence for the sender. */
export interface Refusal {
  refused: string
  /** What the file says contradicts itself, as it does while parts of it have not come yet. */
  isDamaged?: true
}
