import type { CellValue, Workbook } from 'exceljs'
import { printPeriod } from '../parse/printPeriod.ts'
import type { CoverField, CoverForm } from '../pipeline/form.ts'
import { cutOffOf } from '../pipeline/pipeline.ts'
import { cellName } from './cellName.ts'
import { limitOfAsOf, limitOfDay, setLimit } from './inputLimit.ts'
import { addTemplateSheet, HEADING_ROW, protectSheet } from './templateSheet.ts'
import { AS_TYPED, DAY, INPUT_FILL, writeCell } from './templateStyle.ts'
import type { TemplateOrder } from './writeTemplate.ts'

/** Adds the cover: a field a row, with who and when filled in. Unit and period are locked; the other answers are open. */
export async function addTemplateCover(workbook: Workbook, form: CoverForm, order: TemplateOrder): Promise<void> {
  const { pipeline, period } = order
  const sheet = addTemplateSheet(workbook, {
    name: form.code,
    title: pipeline.name,
    order,
    widths: [12, 28, 48],
    hidesCodes: true,
    frozen: { rows: HEADING_ROW - 1, columns: 0 },
    landscape: false,
  })
  form.fields.forEach((field, index) => {
    const row = HEADING_ROW + index
    const known = knownAnswer(field, order)
    const isDate = field.kind === 'date'
    const open = known === null || isDate
    const look = { border: true, wrap: true, align: 'left', numFmt: isDate ? DAY : AS_TYPED } as const
    writeCell(sheet, row, 1, field.code, {})
    writeCell(sheet, row, 2, field.label, { bold: true, border: true })
    writeCell(sheet, row, 3, known, { ...look, open, ...(open ? { fill: INPUT_FILL } : {}) })
    if (isDate) setLimit(sheet, cellName(row, 3), field.means === 'as_of' ? limitOfAsOf(pipeline, period) : limitOfDay(period))
  })
  await protectSheet(sheet)
}

/** A day is a day of the spreadsheet, which shows it day first whatever the settings. */
function knownAnswer({ kind, means }: CoverField, { pipeline, unit, period }: TemplateOrder): CellValue {
  if (kind === 'unit') return unit.name
  if (kind === 'unit_code') return unit.code
  if (kind === 'period') return printPeriod(period.code)
  return means === 'as_of' ? new Date(`${cutOffOf(pipeline, period)}T00:00:00Z`) : null
}
