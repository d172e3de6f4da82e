import type { RawCell } from '../parse/rawCell.ts'
import type { FigureColumn, Form } from '../pipeline/form.ts'
import type { Pipeline, PipelineSource } from '../pipeline/pipeline.ts'
import { cellAt } from './cellAt.ts'
import { findHeading, type Heading } from './findHeading.ts'
import { buildMatcher, foldLabel, type Matcher, matchLabel } from './matchText.ts'
import { isIdentitySheet } from './readIdentity.ts'
import type { Sheet, Workbook } from './sheet.ts'

/** A sheet that holds a form, with its heading row where the form is a table. */
export interface FormSheet {
  form: Form
  sheet: Sheet
  heading: Heading | null
  /** Where a figure form stands in a CSV that carries several, the columns are those of the CSV. */
  columns: readonly FigureColumn[]
}

/** How the sheets of a file fit the forms of a pipeline. */
export interface SheetMatch {
  pipeline: Pipeline
  forms: readonly FormSheet[]
  /** Sheets with content that fit no form. */
  others: readonly Sheet[]
  /** Rows of a CSV that name no form of the pipeline. */
  homeless: readonly RawCell[]
}

/** The pipeline whose forms fit most of the sheets, and which sheet is which form; null where nothing fits. */
export function matchSheets(workbook: Workbook, pipelines: readonly Pipeline[], template: string | null): SheetMatch | null {
  const candidates = pipelines.filter((pipeline) => template === null || pipeline.template.id === template)
  const matches = candidates.map((pipeline) => (workbook.kind === 'csv' ? matchCsv(workbook, pipeline) : matchWorkbook(workbook, pipeline)))
  const best = matches.sort((a, b) => b.forms.length - a.forms.length)[0]
  return best?.forms.some(({ form }) => form.kind !== 'cover') ? best : null
}

function matchWorkbook(workbook: Workbook, pipeline: Pipeline): SheetMatch {
  const names = buildMatcher(
    pipeline.forms.flatMap(
      ({ code, title }) =>
        [
          [code, code],
          [title, code],
        ] as const,
    ),
    pipeline.spellings.sheets,
  )
  const sheets = workbook.sheets.filter((sheet) => !isIdentitySheet(sheet) && sheet.rows.length > 0)
  const forms: FormSheet[] = []
  for (const sheet of sheets) {
    const free = pipeline.forms.filter((form) => !forms.some((found) => found.form === form))
    const named = free.find(({ code }) => code === matchLabel(names, sheet.name))
    const found = named ? placeForm(sheet, named, pipeline) : bestFit(sheet, free, pipeline)
    if (found) forms.push(found)
  }
  return { pipeline, forms, others: sheets.filter((sheet) => !forms.some((found) => found.sheet === sheet)), homeless: [] }
}

/** A CSV is a whole return (its rows name their form), or one list. */
function matchCsv(workbook: Workbook, pipeline: Pipeline): SheetMatch {
  const sheet = workbook.sheets[0]
  if (!sheet) return { pipeline, forms: [], others: [], homeless: [] }
  const heading = findHeading(sheet, headingMatcher(pipeline.csvColumns, pipeline))
  const column = heading?.columns.get(pipeline.csvColumns.find(({ role }) => role === 'form')?.label ?? '')
  if (heading && column !== undefined) return matchReturn(sheet, pipeline, { heading, column })
  const list = bestFit(sheet, pipeline.forms, pipeline)
  return { pipeline, forms: list ? [list] : [], others: list ? [] : [sheet], homeless: [] }
}

/** The figure forms that the rows of a CSV name in one column, and the rows that name none. */
function matchReturn(sheet: Sheet, pipeline: Pipeline, { heading, column }: { heading: Heading; column: number }): SheetMatch {
  const named = sheet.rows.filter(({ number }) => number > heading.row).map((row) => cellAt(sheet.name, row, column))
  const figureForms = pipeline.forms.filter(({ kind }) => kind === 'figures')
  const isOf = (form: Form) => (cell: RawCell) => foldLabel(cell.raw) === foldLabel(form.code)
  const forms = figureForms.filter((form) => named.some(isOf(form)))
  return {
    pipeline,
    forms: forms.map((form) => ({ form, sheet, heading, columns: pipeline.csvColumns })),
    others: [],
    homeless: named.filter((cell) => !forms.some((form) => isOf(form)(cell))),
  }
}

/** Where no name tells, the form whose codes or labels fill most of the sheet's rows; at least half of its lines. */
function bestFit(sheet: Sheet, forms: readonly Form[], pipeline: Pipeline): FormSheet | null {
  const fits = forms
    .map((form) => ({ found: placeForm(sheet, form, pipeline), share: shareOfLines(sheet, form, pipeline) }))
    .filter(({ found, share }) => found?.heading && share >= 0.5)
  return fits.sort((a, b) => b.share - a.share)[0]?.found ?? null
}

function placeForm(sheet: Sheet, form: Form, pipeline: Pipeline): FormSheet {
  const heading = form.kind === 'cover' ? null : findHeading(sheet, headingMatcher(form.columns, pipeline))
  return { form, sheet, heading, columns: form.kind === 'figures' ? form.columns : [] }
}

function shareOfLines(sheet: Sheet, form: Form, pipeline: Pipeline): number {
  if (form.kind === 'cover') return 0
  if (form.kind === 'list') {
    const heading = findHeading(sheet, headingMatcher(form.columns, pipeline))
    return (heading?.columns.size ?? 0) / form.columns.length
  }
  const lines = lineMatcher(pipeline)
  const found = new Set(sheet.rows.flatMap(({ cells }) => cells.map((cell) => matchLabel(lines, cell.raw))))
  return form.lines.filter((code) => found.has(code)).length / form.lines.length
}

/** Headings as offices write them, to our labels of these columns. */
function headingMatcher(columns: readonly { label: string }[], pipeline: Pipeline): Matcher {
  const ours = new Set(columns.map(({ label }) => label))
  return buildMatcher(
    [...ours].map((label) => [label, label] as const),
    pipeline.spellings.headings.filter(({ means }) => ours.has(means)),
  )
}

/** Codes and labels of figure lines as offices write them, to indicator codes. */
export function lineMatcher(pipeline: PipelineSource & Pick<Pipeline, 'spellings'>): Matcher {
  return buildMatcher(
    pipeline.indicators.flatMap(
      ({ code, label }) =>
        [
          [code, code],
          [label, code],
        ] as const,
    ),
    pipeline.spellings.labels,
  )
}
