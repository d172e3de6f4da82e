import { unpackWorkbook } from '../../../src/read/packed/unpackWorkbook.ts'
import { type CellContent, WorkbookPacker } from '../../../src/read/packed/workbookPacker.ts'
import type { Merge, Workbook } from '../../../src/read/sheet.ts'

/** A cell as a test writes it: what it shows, and the formula behind it. */
export type Shown = number | string | boolean | { shows: number | string | boolean; formula?: string; kind?: CellContent['kind'] } | null

export interface ShownSheet {
  /** Rows from the first on, each from column A on. */
  rows: readonly (readonly Shown[])[]
  hiddenRows?: readonly number[]
  isHidden?: boolean
  merges?: readonly Merge[]
  hiddenColumns?: readonly (readonly [number, number])[]
  isFiltered?: boolean
}

/** A workbook with these sheets, as a reader gives it. */
export function packSheets(sheets: Readonly<Record<string, ShownSheet>>): Workbook {
  const packer = new WorkbookPacker()
  for (const [name, { rows, hiddenRows = [], isHidden = false, merges = [], hiddenColumns = [], isFiltered = false }] of Object.entries(
    sheets,
  )) {
    packer.startSheet(name, { isHidden })
    packer.describeSheet({ merges, hiddenColumns, isFiltered })
    for (const [index, cells] of rows.entries()) {
      packer.startRow(index + 1, hiddenRows.includes(index + 1))
      for (const [column, shown] of cells.entries()) if (shown !== null) packer.add(column + 1, contentOf(shown))
    }
  }
  return unpackWorkbook(packer.finish('workbook'))
}

function contentOf(shown: NonNullable<Shown>): CellContent {
  if (typeof shown !== 'object') return { kind: kindOf(shown), value: shown }
  return { kind: shown.kind ?? kindOf(shown.shows), value: shown.shows, ...(shown.formula && { formula: shown.formula }) }
}

function kindOf(value: number | string | boolean): CellContent['kind'] {
  if (typeof value === 'number') return 'number'
  return typeof value === 'string' ? 'text' : 'boolean'
}
