import type { Workbook, Worksheet } from 'exceljs'
import type { EventForm, ListForm } from '../pipeline/form.ts'
import { columnLetters } from '../read/cellAt.ts'
import { cellName } from './cellName.ts'
import { type InputLimit, setLimit } from './inputLimit.ts'
import { addTemplateSheet, HEADING_ROW, writeHeadings } from './templateSheet.ts'
import { BORDER, INPUT_FILL, type Look, pale, styleOf } from './templateStyle.ts'
import type { TemplateOrder } from './writeTemplate.ts'

/** How the answers of one column of a row form look, and what they are limited to. */
export interface RowColumn {
  width: number
  look: Look
  limit: InputLimit | null
}

/** A sheet whose rows are the office's to fill: how many are prepared, and the column that says what a row is about. */
interface RowSheet {
  form: ListForm | EventForm
  order: Pick<TemplateOrder, 'unit' | 'period'>
  columns: readonly RowColumn[]
  rows: number
  named: ListForm['columns'][number]['role'] | EventForm['columns'][number]['role']
}

/** Adds a form with a row for each union or event: headings from column A on, and rows below them that wait. */
export function addRowSheet(workbook: Workbook, { form, order, columns, rows, named }: RowSheet): Worksheet {
  const sheet = addTemplateSheet(workbook, {
    name: form.code,
    title: form.title,
    order,
    widths: columns.map(({ width }) => width),
    hidesCodes: false,
    frozen: { rows: HEADING_ROW, columns: form.columns.findIndex(({ role }) => role === named) + 1 },
    landscape: true,
  })
  writeHeadings(
    sheet,
    form.columns.map(({ label }) => label),
  )
  prepareRows(sheet, columns, rows)
  return sheet
}

/**
 * Opens the columns of a form whose rows are the office's to fill: the prepared rows are pale, and ruled once they say something.
 * Only what is typed becomes a cell, so that an empty row is neither stored nor printed.
 */
function prepareRows(sheet: Worksheet, columns: readonly RowColumn[], rows: number): void {
  columns.forEach(({ look, limit }, index) => {
    sheet.getColumn(index + 1).style = styleOf({ ...look, open: true })
    for (let row = 1; row < HEADING_ROW; row++) lockCell(sheet, row, index + 1)
    setLimit(sheet, rangeOfColumn(index + 1, rows), limit)
  })
  const [first, last] = [HEADING_ROW + 1, columnLetters(columns.length)]
  sheet.addConditionalFormatting({
    ref: `A${first}:${last}${HEADING_ROW + rows}`,
    rules: [
      { type: 'expression', priority: 2, formulae: [`COUNTA($A${first}:$${last}${first})>0`], style: { border: BORDER } },
      { type: 'expression', priority: 3, formulae: ['TRUE'], style: { fill: pale(INPUT_FILL) } },
    ],
  })
}

/** The prepared rows of a column: "D5:D1004". */
export function rangeOfColumn(column: number, rows: number): string {
  return `${cellName(HEADING_ROW + 1, column)}:${cellName(HEADING_ROW + rows, column)}`
}

/** What stands above the headings keeps its look and is not open. */
function lockCell(sheet: Worksheet, row: number, column: number): void {
  const cell = sheet.getCell(row, column)
  if (cell.value === null) cell.style = styleOf({})
}
