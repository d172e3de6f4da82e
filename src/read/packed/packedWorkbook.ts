import type { Finding } from '../../pipeline/finding.ts'
import type { Merge, Workbook } from '../sheet.ts'

/** What a cell is, by its number in `kinds`. */
export const CELL_KINDS = ['text', 'number', 'boolean', 'date', 'error'] as const
export type CellKind = (typeof CELL_KINDS)[number]

/** How cells look that share a style: number format ('' for General) and font, where the file names one. */
export interface CellStyle {
  format: string
  font?: string
}

/** A sheet of a packed workbook; its rows are `rowNumbers[firstRow]` up to, without, `rowNumbers[endRow]`. */
export interface PackedSheet {
  name: string
  isHidden: boolean
  merges: readonly Merge[]
  hiddenColumns: readonly (readonly [first: number, last: number])[]
  isFiltered: boolean
  firstRow: number
  endRow: number
}

/** Whose lengths are few: what is not a column of numbers. */
export interface PackedHead {
  kind: Workbook['kind']
  findings: readonly Finding[]
  sheets: readonly PackedSheet[]
  styles: readonly CellStyle[]
}

/**
 * A workbook's cells in columns of numbers: 13 bytes a cell, the same in every process. Cell `i` stands in column `columns[i]` and is of
 * kind `kinds[i]`; `values[i]` is its number (a boolean's 1 or 0), or the place of its text. The cells of row `r` are those from
 * `rowStarts[r]` up to `rowStarts[r + 1]`.
 */
export interface PackedWorkbook {
  head: PackedHead
  rowNumbers: Uint32Array
  rowStarts: Uint32Array
  rowHidden: Uint8Array
  columns: Uint16Array
  kinds: Uint8Array
  styles: Uint16Array
  values: Float64Array
  /** Cells with a formula, in order, and the place of its text. */
  formulaCells: Uint32Array
  formulaTexts: Uint32Array
  /** Cells whose text was typed in an older font or broken, in order, and the place of what it means. */
  restoredCells: Uint32Array
  restoredTexts: Uint32Array
  /** Text `t` is the UTF-8 of `textBytes` between `textStarts[t]` and `textStarts[t + 1]`. */
  textBytes: Uint8Array
  textStarts: Uint32Array
}
