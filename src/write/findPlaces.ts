import type { FigureForm, Form, ListColumn, ListForm } from '../pipeline/form.ts'
import { formsOf, linesOf } from '../pipeline/formsOf.ts'
import type { TimeBasis } from '../pipeline/indicator.ts'
import { columnLetters } from '../read/cellAt.ts'
import { cellName } from './cellName.ts'
import { HEADING_ROW, LIST_ROWS } from './templateSheet.ts'
import type { TemplateOrder } from './writeTemplate.ts'

/** Where a figure stands in a template. */
export interface Place {
  sheet: string
  row: number
  /** As a spreadsheet names it: "E7". */
  cell: string
}

/** The rows of a list form that take answers, as ranges that a formula may name ("$G$5:$G$1004", with the sheet before it). */
export interface ListPlace {
  /** The column of the figure; null for the count of rows. */
  figures: string | null
  blank: ListColumn['blank']
  /** The columns that name a row's union, and those where a total row would say so. */
  names: readonly string[]
  labels: readonly string[]
}

/** Where a template has the figures of its unit. */
export interface Places {
  /** The cell of an indicator in the unit's own name; null where no figure form of the template asks for it. */
  figure(indicator: string, time: TimeBasis): Place | null
  /** The rows that a listed indicator is the sum of. */
  list(indicator: string, time: TimeBasis): ListPlace | null
}

/** Finds where the template of a unit has each figure. */
export function findPlaces({ pipeline, unit, period }: Pick<TemplateOrder, 'pipeline' | 'unit' | 'period'>): Places {
  const forms = formsOf(pipeline, unit.role, period)
  const figures = new Map(forms.filter(isFigures).flatMap((form) => placesOfForm(form, { pipeline, unit, period })))
  const lists = forms.filter((form): form is ListForm => form.kind === 'list')
  return {
    figure: (indicator, time) => figures.get(`${indicator} ${time}`) ?? null,
    list: (indicator, time) => lists.flatMap((form) => placeInList(form, indicator, time) ?? [])[0] ?? null,
  }
}

function isFigures(form: Form): form is FigureForm {
  return form.kind === 'figures'
}

function placesOfForm(form: FigureForm, { pipeline, unit }: Pick<TemplateOrder, 'pipeline' | 'unit' | 'period'>): [string, Place][] {
  return linesOf(form, pipeline, unit.role).flatMap(({ code, times }, line) =>
    form.columns.flatMap((column, index): [string, Place][] => {
      if (column.role !== 'basis') return []
      const row = HEADING_ROW + 1 + line
      const asked = times.filter((time) => [column.time].flat().includes(time))
      return asked.map((time) => [`${code} ${time}`, { sheet: form.code, row, cell: cellName(row, index + 1) }])
    }),
  )
}

function placeInList(form: ListForm, indicator: string, time: TimeBasis): ListPlace | null {
  const range = (index: number) => {
    const column = columnLetters(index + 1)
    return `${quoteSheet(form.code)}$${column}$${HEADING_ROW + 1}:$${column}$${HEADING_ROW + LIST_ROWS}`
  }
  const ranges = (...roles: ListColumn['role'][]) => form.columns.flatMap(({ role }, index) => (roles.includes(role) ? range(index) : []))
  const index = form.columns.findIndex((column) => column.indicator === indicator && column.time === time)
  if (index < 0 && indicator !== form.rowIndicator) return null
  return {
    figures: index < 0 ? null : range(index),
    blank: form.columns[index]?.blank,
    names: ranges('unit_code', 'unit_name'),
    labels: ranges('number', 'unit_code', 'unit_name'),
  }
}

/** A sheet's name as formulas write it before a cell. */
export function quoteSheet(name: string): string {
  return `'${name.replaceAll("'", "''")}'!`
}
