import type { Alignment, Borders, CellValue, Fill, Style, Worksheet } from 'exceljs'

/** How a cell of a template looks and whether it takes an answer. */
export interface Look {
  bold?: boolean
  italic?: boolean
  /** Text colour, as ARGB. */
  color?: string
  size?: number
  fill?: Fill
  border?: boolean
  open?: boolean
  wrap?: boolean
  align?: NonNullable<Alignment['horizontal']>
  numFmt?: string
}

export const FONT = 'Times New Roman'
const LINE = { style: 'thin', color: { argb: 'FF9A9A9A' } } as const
export const BORDER: Partial<Borders> = { top: LINE, left: LINE, bottom: LINE, right: LINE }

export const HEADING_FILL: Fill = solid('FFDCE6F1')
export const NO_BASIS_FILL: Fill = solid('FFBFBFBF')
/** Where an answer goes. */
export const INPUT_FILL: Fill = solid('FFFFFBE6')
/** Last period's figures, which are no part of this return. */
export const PALE = 'FF7F7F7F'
export const GOOD = 'FF1E7B34'
export const BAD = 'FFC00000'

/** Whole numbers with the reader's own thousands separator. */
export const WHOLE_NUMBER = '#,##0'
export const PERCENT = '0.00%'
export const DAY = 'dd/mm/yyyy'
export const AS_TYPED = '@'

/** The look of a heading above a table. */
export const HEADING: Look = { bold: true, border: true, wrap: true, align: 'center', fill: HEADING_FILL }

/** An exceljs style of its own for each call: cells that share one would change together. */
export function styleOf(look: Look): Partial<Style> {
  return {
    font: {
      name: FONT,
      size: look.size ?? 12,
      bold: look.bold ?? false,
      italic: look.italic ?? false,
      ...(look.color ? { color: { argb: look.color } } : {}),
    },
    alignment: { vertical: 'middle', wrapText: look.wrap ?? false, ...(look.align ? { horizontal: look.align } : {}) },
    protection: { locked: !look.open },
    ...(look.border ? { border: BORDER } : {}),
    ...(look.fill ? { fill: look.fill } : {}),
    ...(look.numFmt ? { numFmt: look.numFmt } : {}),
  }
}

/** Writes a value into a cell, with its look. */
export function writeCell(sheet: Worksheet, row: number, column: number, value: CellValue, look: Look): void {
  const cell = sheet.getCell(row, column)
  cell.value = value
  cell.style = styleOf(look)
}

/** A fill as a conditional format needs it: its colour is the background. */
export function pale(fill: Fill): Fill {
  const argb = fill.type === 'pattern' ? fill.fgColor?.argb : undefined
  return { type: 'pattern', pattern: 'solid', bgColor: argb ? { argb } : {} }
}

function solid(argb: string): Fill {
  return { type: 'pattern', pattern: 'solid', fgColor: { argb } }
}
