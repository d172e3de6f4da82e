import type { FigureForm, Form, ListForm } from './form.ts'
import type { Indicator } from './indicator.ts'
import { periodOf } from './period.ts'

/** What contradicts itself in a form, in words; null where nothing does. */
export function findFormProblem(form: Form, indicators: ReadonlyMap<string, Indicator>): string | null {
  if (!periodOf(form.since)) return `since ${form.since} is no period`
  switch (form.kind) {
    case 'cover':
      return null
    case 'figures':
      return problemOfLines(form, indicators)
    case 'list':
      return problemOfColumns(form, indicators)
  }
}

function problemOfLines({ lines, columns }: FigureForm, indicators: ReadonlyMap<string, Indicator>): string | null {
  const unknown = lines.find((code) => !indicators.has(code))
  if (unknown) return `has a line with the unknown indicator ${unknown}`
  const bases = columns.flatMap((column) => (column.role === 'basis' ? column.time : []))
  const homeless = lines.find((code) => indicators.get(code)?.times.some((time) => !bases.includes(time)))
  return homeless ? `has no column for a basis of ${homeless}` : null
}

function problemOfColumns({ columns, rowIndicator }: ListForm, indicators: ReadonlyMap<string, Indicator>): string | null {
  if (!indicators.has(rowIndicator)) return `counts its rows in the unknown indicator ${rowIndicator}`
  for (const column of columns.filter(({ role }) => role === 'figure')) {
    const indicator = indicators.get(column.indicator ?? '')
    if (!indicator) return `its column ${column.code} feeds the unknown indicator ${column.indicator}`
    if (!column.time || !indicator.times.includes(column.time)) return `its column ${column.code} has a basis that ${indicator.code} lacks`
  }
  return columns.some(({ role }) => role === 'unit_name') ? null : 'has no column that names the union'
}
