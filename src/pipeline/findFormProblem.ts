import type { EventForm, FigureForm, Form, ListForm } from './form.ts'
import type { Indicator } from './indicator.ts'
import { problemOfLifetime } from './lifetime.ts'

/** What contradicts itself in a form, in words; null where nothing does. */
export function findFormProblem(form: Form, indicators: ReadonlyMap<string, Indicator>): string | null {
  const lifetime = problemOfLifetime(form)
  if (lifetime) return lifetime
  switch (form.kind) {
    case 'cover':
      return null
    case 'figures':
      return problemOfLines(form, indicators)
    case 'list':
      return problemOfColumns(form, indicators)
    case 'events':
      return problemOfFeeds(form, indicators)
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

function problemOfFeeds({ columns, feeds, time, asOf }: EventForm, indicators: ReadonlyMap<string, Indicator>): string | null {
  if (!columns.some(({ role }) => role === 'type') || !columns.some(({ role }) => role === 'status'))
    return 'has no column for type or status'
  const figures = columns.flatMap(({ code, role }) => (role === 'figure' ? code : []))
  const stranger = [...asOf, ...feeds.flatMap((feed) => feed.asOf ?? [])].find(
    (code) => !columns.some((column) => column.code === code && column.role === 'date'),
  )
  if (stranger !== undefined) return `takes its day from ${stranger}, which is no date column`
  for (const { type, status, figures: fed } of feeds) {
    const row = `its rows of ${type}, ${status}`
    if (feeds.filter((each) => each.type === type && each.status === status).length > 1) return `${row} are declared twice`
    for (const [column, code] of Object.entries(fed)) {
      const indicator = indicators.get(code)
      if (!figures.includes(column)) return `${row} name the unknown column ${column}`
      if (!indicator) return `${row} feed the unknown indicator ${code}`
      if (!indicator.times.includes(time)) return `${row} feed ${code}, which has no basis ${time}`
    }
  }
  return null
}
