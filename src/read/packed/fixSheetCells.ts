import { FIX_SHEET_MARK } from '../../pipeline/templateMark.ts'
import { CELL_KINDS, type PackedWorkbook } from './packedWorkbook.ts'
import { readText } from './textTable.ts'

/** The cells, from and up to, of the sheets "Cần sửa" that we put into the workbook when it was sent back: nobody typed them. */
export function fixSheetCells(packed: PackedWorkbook): [from: number, to: number][] {
  const { head, rowNumbers, rowStarts, columns, values, kinds } = packed
  return head.sheets.flatMap(({ firstRow, endRow }): [number, number][] => {
    const [from, to] = [rowStarts[firstRow] ?? 0, rowStarts[endRow] ?? kinds.length]
    const isFirst = endRow > firstRow && rowNumbers[firstRow] === 1 && columns[from] === 1 && kinds[from] === TEXT
    return isFirst && readText(packed, values[from] ?? 0) === FIX_SHEET_MARK ? [[from, to]] : []
  })
}

const TEXT = CELL_KINDS.indexOf('text')
