import type { Alignment, Borders, Fill, Style, Worksheet } from 'exceljs'

/** How a cell of a template looks and whether it takes an answer. */
export interface Look {
  bold?: boolean
  size?: number
  fill?: Fill
  border?: boolean
  open?: boolean
  wrap?: boolean
  align?: NonNullable<Alignment['horizontal']>
  numFmt?: string
}

const FONT = 'Times New Roman'
const LINE = { style: 'thin', color: { argb: 'FF9A9A9A' } } as const
const BORDER: Partial<Borders> = { top: LINE, left: LINE, bottom: LINE, right: LINE }

export const HEADING_FILL: Fill = solid('FFDCE6F1')
export const NO_BASIS_FILL: Fill = solid('FFBFBFBF')
/** Whole numbers with the reader's own thousands separator. */
export const WHOLE_NUMBER = '#,##0'
export const AS_TYPED = '@'

/** An exceljs style of its own for each call: cells that share one would change together. */
export function styleOf(look: Look): Partial<Style> {
  return {
    font: { name: FONT, size: look.size ?? 12, bold: look.bold ?? false },
    alignment: { vertical: 'middle', wrapText: look.wrap ?? false, ...(look.align ? { horizontal: look.align } : {}) },
    protection: { locked: !look.open },
    ...(look.border ? { border: BORDER } : {}),
    ...(look.fill ? { fill: look.fill } : {}),
    ...(look.numFmt ? { numFmt: look.numFmt } : {}),
  }
}

/** Writes a value into a cell, with its look. */
export function writeCell(sheet: Worksheet, row: number, column: number, value: string | number | null, look: Look): void {
  const cell = sheet.getCell(row, column)
  cell.value = value
  cell.style = styleOf(look)
}

function solid(argb: string): Fill {
  return { type: 'pattern', pattern: 'solid', fgColor: { argb } }
}
