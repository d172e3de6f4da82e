import { oncePer } from '../parse/remember.ts'
import { wordsOf } from '../parse/wordsOf.ts'
import type { FigureColumn, Form } from '../pipeline/form.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import { findHeading, type Heading } from './findHeading.ts'
import { lineMatcher } from './lineMatcher.ts'
import { buildMatcher, type Matcher, matchLabel } from './matchText.ts'
import type { Sheet } from './sheet.ts'

/** A sheet that holds a form, with its heading row where the form is a table. */
export interface FormSheet {
  form: Form
  sheet: Sheet
  heading: Heading | null
  /** Where a figure form stands in a CSV that carries several, the columns are those of the CSV. */
  columns: readonly FigureColumn[]
}

/** Takes a sheet as a form. */
export function placeForm(sheet: Sheet, form: Form, pipeline: Pipeline): FormSheet {
  const heading = form.kind === 'cover' ? null : findHeading(sheet, headingMatcher(form.columns, pipeline))
  return { form, sheet, heading, columns: form.kind === 'figures' ? form.columns : [] }
}

/** Where no name tells: the form whose lines (or headings, where its lines are nobody's) a sheet has most of, and at least half. */
export function placeBestFit(sheet: Sheet, forms: readonly Form[], pipeline: Pipeline): FormSheet | null {
  const fits = forms
    .map((form) => placeForm(sheet, form, pipeline))
    .map((found) => ({ found, share: found.heading ? shareOf(found, pipeline) : 0 }))
    .filter(({ share }) => share >= 0.5)
  return fits.sort((a, b) => b.share - a.share)[0]?.found ?? null
}

function shareOf({ form, sheet, heading }: FormSheet, pipeline: Pipeline): number {
  if (form.kind === 'cover') return 0
  if (form.kind !== 'figures') return (heading?.columns.size ?? 0) / form.columns.length
  const lines = lineMatcher(pipeline)
  const found = new Set(sheet.rows.flatMap(({ cells }) => cells.map((cell) => matchLabel(lines, wordsOf(cell)))))
  return form.lines.filter((code) => found.has(code)).length / form.lines.length
}

/** Headings as offices write them, to our labels of these columns. Every sheet asks, so it is built once. */
export function headingMatcher(columns: readonly { label: string }[], pipeline: Pipeline): Matcher {
  return matchersOf(pipeline)(columns)
}

/** By pipeline first: its spellings may be loaded anew, and its columns are the same then. */
const matchersOf = oncePer((pipeline: Pipeline) =>
  oncePer((columns: readonly { label: string }[]): Matcher => {
    const ours = new Set(columns.map(({ label }) => label))
    return buildMatcher(
      [...ours].map((label) => [label, label] as const),
      pipeline.spellings.headings.filter(({ means }) => ours.has(means)),
    )
  }),
)
