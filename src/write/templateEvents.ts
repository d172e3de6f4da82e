import type { Workbook, Worksheet } from 'exceljs'
import type { EventColumn, EventForm } from '../pipeline/form.ts'
import { columnLetters } from '../read/cellAt.ts'
import { addRowSheet, type RowColumn, rangeOfColumn } from './addRowSheet.ts'
import { choose, limitOfAsOf, limitOfDay, limitOfFigure } from './inputLimit.ts'
import { EVENT_ROWS, HEADING_ROW, protectSheet } from './templateSheet.ts'
import { DAY, NO_BASIS_FILL, pale, WHOLE_NUMBER } from './templateStyle.ts'
import { wordsOf } from './wordsOf.ts'
import type { TemplateWork } from './writeTemplate.ts'

const WIDTHS: Record<EventColumn['role'], number> = { number: 6, type: 30, status: 14, figure: 16, date: 16, text: 20 }

/** Adds an event form: a row for each event, its type and status chosen from what the feeds know. A figure that a type does not have is grey. */
export async function addTemplateEvents(workbook: Workbook, form: EventForm, work: TemplateWork): Promise<void> {
  const columns = form.columns.map((column) => ({ width: WIDTHS[column.role], ...rowColumn(column, form, work) }))
  const sheet = addRowSheet(workbook, { form, order: work, columns, rows: EVENT_ROWS, named: 'type' })
  form.columns.forEach(({ role }, index) => {
    if (role === 'figure') greyOut(sheet, index, form)
  })
  await protectSheet(sheet)
}

function rowColumn(column: EventColumn, form: EventForm, work: TemplateWork): Omit<RowColumn, 'width'> {
  const { role, choices, label, code } = column
  const dates = form.asOf[0] === code ? limitOfAsOf(work.pipeline, work.period) : limitOfDay(work.period)
  if (role === 'date') return { look: { align: 'right', numFmt: DAY }, limit: dates }
  if (role === 'figure') return { look: { align: 'right', numFmt: WHOLE_NUMBER }, limit: limitOfFigures(column, form, work) }
  if (role === 'type') return { look: { wrap: true }, limit: chooseOf([...wordsOf(form, role), NONE], label, work) }
  const words = role === 'status' ? wordsOf(form, role) : choices
  if (words) return { look: { wrap: true }, limit: chooseOf(words, label, work) }
  return { look: role === 'number' ? { align: 'center' } : { wrap: true }, limit: null }
}

/** What the first row says of a period without events. */
const NONE = 'Không phát sinh'

function chooseOf(words: readonly string[], label: string, { rangeOf }: TemplateWork) {
  return choose(rangeOf(words), 'Chọn trong danh sách.', `Cột "${label}" nhận: ${short(words.join('; '))}.`)
}

/** The limit of a figure column: that of the first indicator it feeds, with the measures of all: a row counts gifts, pupils or teachers. */
function limitOfFigures({ code }: EventColumn, { feeds }: EventForm, { pipeline, period, rangeOf }: TemplateWork) {
  const codes = new Set(feeds.flatMap(({ figures }) => figures[code] ?? []))
  const fed = pipeline.indicators.filter((each) => codes.has(each.code))
  const measure = [...new Set(fed.map((each) => each.measure))].join(', ')
  return fed[0] ? limitOfFigure({ ...fed[0], measure }, rangeOf, limitOfDay(period)) : null
}

/** Excel takes 255 characters in a message. */
function short(text: string): string {
  return text.length > 200 ? `${text.slice(0, 199)}…` : text
}

/** Grey where the row's type and status have no such figure: what is typed there is an error. */
function greyOut(sheet: Worksheet, index: number, form: EventForm): void {
  const row = HEADING_ROW + 1
  const at = (role: 'type' | 'status') => `$${columnLetters(form.columns.findIndex((each) => each.role === role) + 1)}${row}`
  const code = form.columns[index]?.code ?? ''
  const bare = form.feeds.filter(({ figures }) => !figures[code])
  if (bare.length === 0) return
  const isBare = bare.map(({ type, status }) => `AND(${at('type')}="${doubleQuotes(type)}",${at('status')}="${doubleQuotes(status)}")`)
  sheet.addConditionalFormatting({
    ref: rangeOfColumn(index + 1, EVENT_ROWS),
    rules: [{ type: 'expression', priority: 1, formulae: [`OR(${isBare})`], style: { fill: pale(NO_BASIS_FILL) } }],
  })
}

function doubleQuotes(text: string): string {
  return text.replaceAll('"', '""')
}
