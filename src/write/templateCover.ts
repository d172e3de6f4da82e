import type { Workbook } from 'exceljs'
import { printDate } from '../parse/printDate.ts'
import { printPeriod } from '../parse/printPeriod.ts'
import type { CoverField, CoverForm } from '../pipeline/form.ts'
import { cutOffOf } from '../pipeline/pipeline.ts'
import { addTemplateSheet, HEADING_ROW, protectSheet } from './templateSheet.ts'
import { AS_TYPED, writeCell } from './templateStyle.ts'
import type { TemplateOrder } from './writeTemplate.ts'

/** Adds the cover: a field a row, with who and when filled in. Unit and period are locked; the other answers are open. */
export async function addTemplateCover(workbook: Workbook, form: CoverForm, order: TemplateOrder): Promise<void> {
  const { pipeline, unit, period } = order
  const subtitle = `${unit.name} · ${printPeriod(period.code)}`
  const sheet = addTemplateSheet(workbook, {
    name: form.code,
    title: pipeline.name,
    subtitle,
    widths: [12, 28, 48],
    hidesCodes: true,
    frozen: { rows: HEADING_ROW - 1, columns: 0 },
    landscape: false,
  })
  form.fields.forEach((field, index) => {
    const row = HEADING_ROW + index
    const known = knownAnswer(field, order)
    writeCell(sheet, row, 1, field.code, {})
    writeCell(sheet, row, 2, field.label, { bold: true, border: true })
    writeCell(sheet, row, 3, known, { border: true, wrap: true, numFmt: AS_TYPED, open: known === null || field.kind === 'date' })
  })
  await protectSheet(sheet)
}

function knownAnswer({ kind, means }: CoverField, { pipeline, unit, period }: TemplateOrder): string | null {
  if (kind === 'unit') return unit.name
  if (kind === 'unit_code') return unit.code
  if (kind === 'period') return printPeriod(period.code)
  return means === 'as_of' ? printDate(cutOffOf(pipeline, period)) : null
}
