import type { RawCell } from '../parse/rawCell.ts'

/** A row that has at least one cell that is not blank; `number` is 1-based as the submitter sees it. */
export interface Row {
  number: number
  /** Not blank, in column order; the column (1-based) is `columns[i]`. */
  cells: readonly RawCell[]
  columns: readonly number[]
  isHidden: boolean
}

/** One sheet of a workbook, or a whole CSV. */
export interface Sheet {
  name: string
  isHidden: boolean
  rows: readonly Row[]
}

/** A file's content as raw cells. */
export interface Workbook {
  kind: 'xlsx' | 'csv'
  sheets: readonly Sheet[]
}

/** A file that cannot be taken: not readable, not ours, or not safe. `reason` is a Vietnamese sentence for the sender. */
export interface Refusal {
  refused: string
}
