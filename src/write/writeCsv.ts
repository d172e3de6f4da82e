import type { EventForm, FigureColumn, FigureForm, ListForm } from '../pipeline/form.ts'
import { formsOf, linesOf } from '../pipeline/formsOf.ts'
import type { Indicator, TimeBasis } from '../pipeline/indicator.ts'
import { IDENTITY_MARK } from '../pipeline/templateMark.ts'
import type { TemplateOrder } from './writeTemplate.ts'

/** What is written on one line of a return, as text; a basis that is left out stays blank. */
export type LineText = Partial<Record<TimeBasis | 'as_of' | 'explanation' | 'note', string>>

export interface CsvOrder extends TemplateOrder {
  /** The answers of a line; none for a blank template. */
  answersOf?: (form: FigureForm, indicator: Indicator) => LineText
}

/**
 * Writes the figure forms of one return as a CSV like Vietnamese Excel's: UTF-8 with BOM, semicolons, CRLF.
 * The first line says whose it is and for when.
 */
export function writeCsv(order: CsvOrder): Uint8Array {
  const { pipeline, unit, period, answersOf = () => ({}) } = order
  const forms = formsOf(pipeline, unit.role, period).filter((form): form is FigureForm => form.kind === 'figures')
  const lines = forms.flatMap((form) =>
    linesOf(form, pipeline, unit.role).map((indicator) =>
      pipeline.csvColumns.map((column) => csvField(column, { form, indicator, answers: answersOf(form, indicator) })),
    ),
  )
  return encodeCsv([identityLine(order), pipeline.csvColumns.map(({ label }) => label), ...lines])
}

/** Writes one list or event form as a CSV of its own; `rows` hold the text of its columns, in order. */
export function writeListCsv(order: TemplateOrder & { form: ListForm | EventForm; rows?: readonly (readonly string[])[] }): Uint8Array {
  return encodeCsv([identityLine(order), order.form.columns.map(({ label }) => label), ...(order.rows ?? [])])
}

function identityLine({ pipeline, unit, period }: TemplateOrder): string[] {
  return [IDENTITY_MARK, pipeline.template.id, String(pipeline.template.version), unit.code, period.code]
}

function csvField(
  column: FigureColumn,
  { form, indicator, answers }: { form: FigureForm; indicator: Indicator; answers: LineText },
): string {
  switch (column.role) {
    case 'form':
      return form.code
    case 'code':
      return indicator.code
    case 'label':
      return indicator.label
    case 'measure':
      return indicator.measure
    case 'number':
    case 'check':
    case 'previous':
      return ''
    case 'basis':
      return indicator.times.flatMap((time) => ([column.time].flat().includes(time) ? (answers[time] ?? []) : [])).join('')
    case 'as_of':
    case 'explanation':
    case 'note':
      return answers[column.role] ?? ''
  }
}

function encodeCsv(lines: readonly (readonly string[])[]): Uint8Array {
  const text = lines.map((fields) => `${fields.map(quoteField).join(';')}\r\n`).join('')
  return new TextEncoder().encode(`\uFEFF${text}`)
}

function quoteField(field: string): string {
  return /[;"\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field
}
