import type { CellValue, Workbook, Worksheet } from 'exceljs'
import type { FigureColumn, FigureForm } from '../pipeline/form.ts'
import { linesOf } from '../pipeline/formsOf.ts'
import type { Indicator } from '../pipeline/indicator.ts'
import { columnLetters } from '../read/cellAt.ts'
import { cellName } from './cellName.ts'
import { limitOfAsOf, limitOfDay, limitOfFigure, setLimit } from './inputLimit.ts'
import { HOLDS, markFormula, UNTOLD } from './markFormula.ts'
import { addTemplateSheet, fitHeight, HEADING_ROW, protectSheet, writeHeadings } from './templateSheet.ts'
import { AS_TYPED, BAD, DAY, GOOD, INPUT_FILL, type Look, NO_BASIS_FILL, PALE, PERCENT, WHOLE_NUMBER, writeCell } from './templateStyle.ts'
import type { TemplateWork } from './writeTemplate.ts'

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
  check: 24,
  previous: 14,
}

interface Line {
  form: FigureForm
  indicator: Indicator
  number: number
  row: number
  work: TemplateWork
}

/**
 * Adds a figure form: indicators down the side, a column a time basis; a basis that a line does not have is grey and locked.
 * Beside the answers stand live marks, and last period's figures where there are any.
 */
export async function addTemplateFigures(workbook: Workbook, form: FigureForm, work: TemplateWork): Promise<void> {
  const indicators = linesOf(form, work.pipeline, work.unit.role)
  const hasPrevious = indicators.some(({ code, times }) => times.some((time) => work.previous?.(code, time)))
  const columns = form.columns.filter(({ role }) => role !== 'previous' || hasPrevious)
  const sheet = addTemplateSheet(workbook, {
    name: form.code,
    title: form.title,
    order: work,
    widths: columns.map(({ role }) => WIDTHS[role]),
    hidesCodes: columns[0]?.role === 'code',
    frozen: { rows: HEADING_ROW, columns: columns.findIndex(({ role }) => role === 'label') + 1 },
    landscape: true,
  })
  writeHeadings(
    sheet,
    columns.map(({ label }) => label),
  )
  indicators.forEach((indicator, index) => {
    addLine(sheet, columns, { form, work, indicator, number: index + 1, row: HEADING_ROW + 1 + index })
  })
  colourMarks(sheet, columns.findIndex(({ role }) => role === 'check') + 1, indicators.length)
  await protectSheet(sheet)
}

function addLine(sheet: Worksheet, columns: readonly FigureColumn[], line: Line): void {
  columns.forEach((column, index) => {
    const { value, look } = lineCell(column, line)
    writeCell(sheet, line.row, index + 1, value, { border: true, ...look, ...(look.open ? { fill: INPUT_FILL } : {}) })
    if (look.open) setLimit(sheet, cellName(line.row, index + 1), limitOfCell(column, line))
  })
  fitHeight(sheet, line.row)
}

function lineCell(column: FigureColumn, { form, indicator, number, row, work }: Line): { value: CellValue; look: Look } {
  switch (column.role) {
    case 'code':
      return { value: indicator.code, look: {} }
    case 'number':
      return { value: number, look: { align: 'center' } }
    case 'label':
      return { value: indicator.label, look: { wrap: true } }
    case 'measure':
      return { value: indicator.measure, look: { align: 'center', wrap: true } }
    case 'basis': {
      const look = answerLook(indicator)
      return { value: null, look: timesIn(column, indicator).length > 0 ? look : { fill: NO_BASIS_FILL } }
    }
    case 'as_of':
      return { value: null, look: { open: true, align: 'right', numFmt: DAY } }
    case 'form':
    case 'explanation':
    case 'note':
      return { value: null, look: { open: true, wrap: true, numFmt: AS_TYPED } }
    case 'check': {
      const marks = work.marksAt(form.code, row)
      return { value: marks.length > 0 ? { formula: markFormula(marks), result: '' } : null, look: { align: 'center', wrap: true } }
    }
    case 'previous': {
      const values = timesIn(column, indicator).flatMap((time) => work.previous?.(indicator.code, time) ?? [])
      return { value: values[0] ?? null, look: { italic: true, color: PALE, align: 'right', numFmt: AS_TYPED } }
    }
  }
}

function timesIn(column: FigureColumn & { role: 'basis' | 'previous' }, { times }: Indicator) {
  return times.filter((time) => [column.time].flat().includes(time))
}

function answerLook({ kind }: Indicator): Look {
  if (kind === 'yes_no' || kind === 'range') return { open: true, align: 'center' }
  return { open: true, align: 'right', numFmt: kind === 'date' ? DAY : kind === 'percent' ? PERCENT : WHOLE_NUMBER }
}

function limitOfCell({ role }: FigureColumn, { indicator, work: { pipeline, period, rangeOf } }: Line) {
  if (role === 'as_of') return limitOfAsOf(pipeline, period)
  return role === 'basis' ? limitOfFigure(indicator, rangeOf, limitOfDay(period)) : null
}

/** Green for what holds, red for trouble. */
function colourMarks(sheet: Worksheet, column: number, lines: number): void {
  if (column === 0 || lines === 0) return
  const first = cellName(HEADING_ROW + 1, column)
  const isTrouble = `AND(${first}<>"",${first}<>"${HOLDS}",${first}<>"${UNTOLD}")`
  sheet.addConditionalFormatting({
    ref: `${first}:${columnLetters(column)}${HEADING_ROW + lines}`,
    rules: [
      { type: 'expression', priority: 1, formulae: [`${first}="${HOLDS}"`], style: { font: { color: { argb: GOOD } } } },
      { type: 'expression', priority: 2, formulae: [isTrouble], style: { font: { bold: true, color: { argb: BAD } } } },
    ],
  })
}
