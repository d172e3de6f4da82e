import type { Workbook, Worksheet } from 'exceljs'
import { printPeriod } from '../parse/printPeriod.ts'
import type { FigureColumn, FigureForm } from '../pipeline/form.ts'
import { linesOf } from '../pipeline/formsOf.ts'
import type { Indicator } from '../pipeline/indicator.ts'
import { addTemplateSheet, HEADING_ROW, protectSheet } from './templateSheet.ts'
import { AS_TYPED, HEADING_FILL, type Look, NO_BASIS_FILL, WHOLE_NUMBER, writeCell } from './templateStyle.ts'
import type { TemplateOrder } from './writeTemplate.ts'

const WIDTHS: Record<FigureColumn['role'], number> = {
  form: 14,
  code: 12,
  number: 6,
  label: 46,
  measure: 12,
  basis: 16,
  as_of: 16,
  explanation: 30,
  note: 24,
}

/** Adds a figure form: indicators down the side, a column a time basis; a basis that a line does not have is grey and locked. */
export async function addTemplateFigures(workbook: Workbook, form: FigureForm, { pipeline, unit, period }: TemplateOrder): Promise<void> {
  const sheet = addTemplateSheet(workbook, {
    name: form.code,
    title: form.title,
    subtitle: `${unit.name} · ${printPeriod(period.code)}`,
    widths: form.columns.map(({ role }) => WIDTHS[role]),
    hidesCodes: form.columns[0]?.role === 'code',
    frozen: { rows: HEADING_ROW, columns: form.columns.findIndex(({ role }) => role === 'label') + 1 },
    landscape: true,
  })
  form.columns.forEach(({ label }, index) => {
    writeCell(sheet, HEADING_ROW, index + 1, label, { bold: true, border: true, wrap: true, align: 'center', fill: HEADING_FILL })
  })
  linesOf(form, pipeline, unit.role).forEach((indicator, index) => {
    addLine(sheet, HEADING_ROW + 1 + index, indicator, { columns: form.columns, number: index + 1 })
  })
  sheet.pageSetup.printTitlesRow = `${HEADING_ROW}:${HEADING_ROW}`
  await protectSheet(sheet)
}

function addLine(sheet: Worksheet, row: number, indicator: Indicator, line: { columns: readonly FigureColumn[]; number: number }): void {
  line.columns.forEach((column, index) => {
    const { value, look } = lineCell(column, indicator, line.number)
    writeCell(sheet, row, index + 1, value, { border: true, ...look })
  })
}

function lineCell(column: FigureColumn, indicator: Indicator, number: number): { value: string | number | null; look: Look } {
  switch (column.role) {
    case 'code':
      return { value: indicator.code, look: {} }
    case 'number':
      return { value: number, look: { align: 'center' } }
    case 'label':
      return { value: indicator.label, look: { wrap: true } }
    case 'measure':
      return { value: indicator.measure, look: { align: 'center' } }
    case 'basis': {
      const isAsked = indicator.times.some((time) => [column.time].flat().includes(time))
      return { value: null, look: isAsked ? { open: true, align: 'right', numFmt: WHOLE_NUMBER } : { fill: NO_BASIS_FILL } }
    }
    case 'form':
    case 'as_of':
    case 'explanation':
    case 'note':
      return { value: null, look: { open: true, wrap: true, numFmt: AS_TYPED } }
  }
}
