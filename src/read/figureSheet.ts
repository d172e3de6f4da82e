import type { RawCell } from '../parse/rawCell.ts'
import { wordsOf } from '../parse/wordsOf.ts'
import type { FigureColumn, FigureForm } from '../pipeline/form.ts'
import type { TimeBasis } from '../pipeline/indicator.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import type { UnitRole } from '../pipeline/unit.ts'
import { cellAt, isBlank } from './cellAt.ts'
import { PATH_SIGN } from './matchText.ts'
import { mergedCell } from './mergedCell.ts'
import type { Row } from './sheet.ts'
import { type Table, tableCell } from './tableCell.ts'

/** A sheet (or a part of a CSV) with a figure form. */
export interface FigureSheet extends Table {
  pipeline: Pipeline
  form: FigureForm
  columns: readonly FigureColumn[]
  /** The submitter's; null where it is unknown, and then no line is missed. */
  role: UnitRole | null
}

export function cellOf(row: Row, role: FigureColumn['role'], source: FigureSheet): RawCell | null {
  return tableCell(row, labelOf(role, source), source)
}

export function labelOf(role: FigureColumn['role'], { columns }: FigureSheet): string | undefined {
  return columns.find((column) => column.role === role)?.label
}

/** The basis columns that stand in this sheet, with what each means for an indicator. */
export function basisCells(row: Row, source: FigureSheet): { cell: RawCell; label: string; times: readonly TimeBasis[] }[] {
  return source.columns.flatMap((column) => {
    const cell = column.role === 'basis' ? tableCell(row, column.label, source) : null
    return cell && column.role === 'basis' ? [{ cell, label: column.label, times: [column.time].flat() }] : []
  })
}

/** A row's label, with what it stands under in merged cells: "Kiểm tra Điều lệ › Cùng cấp". */
export function labelCell(row: Row, source: FigureSheet): RawCell | null {
  const { sheet, heading } = source
  const column = heading.columns.get(labelOf('label', source) ?? '')
  if (column === undefined) return null
  const own = cellAt(sheet.name, row, column)
  if (sheet.merges.length === 0) return own
  const right = heading.titles.get(column)?.right ?? column
  const cells = Array.from({ length: right - column + 1 }, (_, index) => mergedCell(sheet, row, column + index))
  const words = cells.flatMap((cell) => (cell && !isBlank(cell) ? wordsOf(cell).trim() : []))
  const path = words.filter((word, index) => word !== words[index - 1]).join(` ${PATH_SIGN} `)
  return path === '' ? own : { ...own, kind: 'text', value: path, raw: path }
}
