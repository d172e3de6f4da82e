import { unpackWorkbook } from '../../src/read/packed/unpackWorkbook.ts'
import { WorkbookPacker } from '../../src/read/packed/workbookPacker.ts'
import type { Merge, Workbook } from '../../src/read/sheet.ts'

export type GridCell = string | number | null
export type Grid = readonly (readonly GridCell[])[]

/** One sheet as rows from row 1 on, with its merged ranges ("A1:A2"). */
export interface SheetPlan {
  rows: Grid
  merges?: readonly string[]
}

/** A workbook as a reader gives it, made by hand. */
export function buildWorkbook(sheets: Readonly<Record<string, SheetPlan>>): Workbook {
  const packer = new WorkbookPacker()
  for (const [name, { rows, merges = [] }] of Object.entries(sheets)) {
    packer.startSheet(name)
    rows.forEach((cells, index) => {
      packer.startRow(index + 1)
      cells.forEach((value, at) => {
        if (value !== null) packer.add(at + 1, { kind: typeof value === 'number' ? 'number' : 'text', value })
      })
    })
    packer.describeSheet({ merges: merges.map(rangeOf) })
  }
  return unpackWorkbook(packer.finish('workbook'))
}

function rangeOf(range: string): Merge {
  const [, left = '', top, right = '', bottom] = /^([A-Z])(\d+):([A-Z])(\d+)$/.exec(range) ?? []
  return { top: Number(top), left: left.charCodeAt(0) - 64, bottom: Number(bottom), right: right.charCodeAt(0) - 64 }
}
