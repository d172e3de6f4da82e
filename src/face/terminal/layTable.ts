import { type Line, type Piece, textOf } from './line.ts'
import { textWidth } from './textWidth.ts'
import { wrapText } from './wrapText.ts'

export interface Column {
  isRight?: boolean
  /** Whether its texts are broken into several lines where the table is too wide: of one column at most. */
  isWrapped?: boolean
}

/** A row: its cells, or one text across all columns. */
export type Row = readonly Piece[] | { across: Piece }

const GAP = '  '
const NARROWEST = 16

/** Lays rows out in aligned columns, at most `width` columns of a terminal wide where the wrapped column can give way. */
export function layTable(columns: readonly Column[], rows: readonly Row[], width: number): Line[] {
  const widths = widthsOf(columns, rows, width)
  return rows.flatMap((row) => ('across' in row ? wrapPiece(row.across, width).map((piece) => [piece]) : layRow(columns, row, widths)))
}

function widthsOf(columns: readonly Column[], rows: readonly Row[], width: number): number[] {
  const natural = columns.map((_, index) => Math.max(0, ...rows.map((row) => ('across' in row ? 0 : textWidth(textOf(row[index] ?? ''))))))
  const total = natural.reduce((sum, each) => sum + each, GAP.length * (columns.length - 1))
  return natural.map((each, index) => (columns[index]?.isWrapped && total > width ? Math.max(NARROWEST, each - (total - width)) : each))
}

function layRow(columns: readonly Column[], row: readonly Piece[], widths: readonly number[]): Line[] {
  const cells = columns.map(({ isWrapped }, index) => {
    const piece = row[index] ?? ''
    return isWrapped ? wrapPiece(piece, widths[index] ?? 0) : [piece]
  })
  const height = Math.max(...cells.map((pieces) => pieces.length))
  return Array.from({ length: height }, (_, line) =>
    cells.flatMap((pieces, index) => {
      const filled = fill(pieces[line] ?? '', widths[index] ?? 0, columns[index]?.isRight ?? false)
      return index === 0 ? filled : [GAP, ...filled]
    }),
  )
}

function fill(piece: Piece, width: number, isRight: boolean): Piece[] {
  const blank = ' '.repeat(Math.max(0, width - textWidth(textOf(piece))))
  return isRight ? [blank, piece] : [piece, blank]
}

function wrapPiece(piece: Piece, width: number): Piece[] {
  return wrapText(textOf(piece), width).map((text) => (typeof piece === 'string' ? text : { ...piece, text }))
}
