import type { Workbook, Worksheet } from 'exceljs'
import type { ListColumn, ListForm } from '../pipeline/form.ts'
import { columnLetters } from '../read/cellAt.ts'
import { addRowSheet, type RowColumn, rangeOfColumn } from './addRowSheet.ts'
import { choose, limitOfDay, limitOfFigure, offer } from './inputLimit.ts'
import { HEADING_ROW, LIST_ROWS, protectSheet } from './templateSheet.ts'
import { AS_TYPED, BAD, DAY, WHOLE_NUMBER } from './templateStyle.ts'
import type { TemplateWork } from './writeTemplate.ts'

const WIDTHS: Record<ListColumn['role'], number> = { number: 6, unit_code: 14, unit_name: 44, figure: 13, text: 16 }

/** Adds a list form: headings from column A on, and rows below them that wait for the unions. A code that stands twice turns red. */
export async function addTemplateList(workbook: Workbook, form: ListForm, work: TemplateWork): Promise<void> {
  const columns = form.columns.map((column) => ({ width: WIDTHS[column.role], ...rowColumn(column, work) }))
  const sheet = addRowSheet(workbook, { form, order: work, columns, rows: LIST_ROWS, named: 'unit_name' })
  const code = form.columns.findIndex(({ role }) => role === 'unit_code') + 1
  if (code > 0 && work.pipeline.rules.some(({ kind }) => kind === 'listedOnce')) showTwice(sheet, code)
  await protectSheet(sheet)
}

function rowColumn(column: ListColumn, { pipeline, period, rangeOf }: TemplateWork): Omit<RowColumn, 'width'> {
  const { choices, role, label } = column
  if (choices) {
    const said = `Chọn ${choices.join(' hoặc ')}.`
    return { look: {}, limit: choose(rangeOf(choices), said, `Cột "${label}" chỉ nhận ${choices.join(' hoặc ')}.`) }
  }
  const indicator = role === 'figure' ? pipeline.indicators.find(({ code }) => code === column.indicator) : undefined
  if (!indicator) return { look: role === 'unit_code' ? { numFmt: AS_TYPED } : {}, limit: null }
  const limit = limitOfFigure(indicator, rangeOf, limitOfDay(period))
  if (indicator.kind === 'yes_no') {
    const blank = column.blank === 'no' ? 'Có: ghi "x" hoặc ngày thực hiện. Không: để trống.' : 'Có: ghi "x" hoặc ngày thực hiện.'
    return { look: { align: 'center' }, limit: offer(rangeOf(['x']), blank) }
  }
  return { look: { align: 'right', numFmt: indicator.kind === 'date' ? DAY : WHOLE_NUMBER }, limit }
}

function showTwice(sheet: Worksheet, column: number): void {
  const name = columnLetters(column)
  const range = `$${name}$${HEADING_ROW + 1}:$${name}$${HEADING_ROW + LIST_ROWS}`
  sheet.addConditionalFormatting({
    ref: rangeOfColumn(column, LIST_ROWS),
    rules: [
      {
        type: 'expression',
        priority: 1,
        formulae: [`COUNTIF(${range},$${name}${HEADING_ROW + 1})>1`],
        style: { font: { bold: true, color: { argb: BAD } } },
      },
    ],
  })
}
