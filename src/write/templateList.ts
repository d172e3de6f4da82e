import type { Workbook } from 'exceljs'
import { printPeriod } from '../parse/printPeriod.ts'
import type { ListColumn, ListForm } from '../pipeline/form.ts'
import type { PipelineSource } from '../pipeline/pipeline.ts'
import { addTemplateSheet, HEADING_ROW, protectSheet } from './templateSheet.ts'
import { AS_TYPED, HEADING_FILL, type Look, styleOf, WHOLE_NUMBER, writeCell } from './templateStyle.ts'
import type { TemplateOrder } from './writeTemplate.ts'

const WIDTHS: Record<ListColumn['role'], number> = { number: 6, unit_code: 14, unit_name: 44, figure: 13, text: 16 }

/** Adds a list form: headings from column A on, and columns that stay open below them for as many rows as there are unions. */
export async function addTemplateList(workbook: Workbook, form: ListForm, { pipeline, unit, period }: TemplateOrder): Promise<void> {
  const sheet = addTemplateSheet(workbook, {
    name: form.code,
    title: form.title,
    subtitle: `${unit.name} · ${printPeriod(period.code)}`,
    widths: form.columns.map(({ role }) => WIDTHS[role]),
    hidesCodes: false,
    frozen: { rows: HEADING_ROW, columns: form.columns.findIndex(({ role }) => role === 'unit_name') + 1 },
    landscape: true,
  })
  form.columns.forEach((column, index) => {
    sheet.getColumn(index + 1).style = styleOf(openColumn(column, pipeline))
    writeCell(sheet, HEADING_ROW, index + 1, column.label, { bold: true, border: true, wrap: true, align: 'center', fill: HEADING_FILL })
  })
  sheet.pageSetup.printTitlesRow = `${HEADING_ROW}:${HEADING_ROW}`
  await protectSheet(sheet)
}

function openColumn({ role, indicator }: ListColumn, pipeline: PipelineSource): Look {
  if (role === 'unit_code') return { open: true, numFmt: AS_TYPED }
  if (role !== 'figure') return { open: true }
  const kind = pipeline.indicators.find(({ code }) => code === indicator)?.kind
  return kind === 'yes_no' ? { open: true, align: 'center' } : { open: true, align: 'right', numFmt: WHOLE_NUMBER }
}
