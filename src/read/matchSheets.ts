import type { RawCell } from '../parse/rawCell.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import { isExplanationSheet } from './explanation/isExplanationSheet.ts'
import type { Heading } from './findHeading.ts'
import { matchCsv } from './matchCsv.ts'
import { buildMatcher, matchLabel } from './matchText.ts'
import { type FormSheet, placeBestFit, placeForm } from './placeForm.ts'
import { isOwnSheet } from './readIdentities.ts'
import type { Row, Sheet, Workbook } from './sheet.ts'

/** How the sheets of a file fit the forms of a pipeline. */
export interface SheetMatch {
  pipeline: Pipeline
  forms: readonly FormSheet[]
  /** Parts of a CSV with a form that an earlier part has. */
  repeated: readonly FormSheet[]
  /** Sheets, and parts of a CSV, with content that fit no form. */
  others: readonly Sheet[]
  /** Rows of a CSV that name no form of the pipeline. */
  homeless: readonly RawCell[]
  unread: readonly Unread[]
  /** Sheets where figures are explained; none in a CSV. */
  explanations: readonly Sheet[]
}

/** Rows of a CSV's part that look like lines of a table but stand above its headings. */
export interface Unread {
  sheet: Sheet
  rows: readonly Row[]
  heading: Heading
}

/** The pipeline whose forms fit most of the sheets, and which sheet is which form; null where nothing fits. */
export function matchSheets({ kind, sheets }: Workbook, pipelines: readonly Pipeline[], template: string | null): SheetMatch | null {
  const candidates = pipelines.filter((pipeline) => template === null || pipeline.template.id === template)
  const [first] = sheets
  const matches = candidates.flatMap((pipeline) => {
    if (kind !== 'csv') return matchWorkbook(sheets, pipeline)
    return first ? matchCsv(first, pipeline) : []
  })
  const best = matches.sort((a, b) => b.forms.length - a.forms.length)[0]
  return best?.forms.some(({ form }) => form.kind !== 'cover') ? best : null
}

/** Sheets that a name tells are placed first, so that no other is taken for their form. */
function matchWorkbook(all: readonly Sheet[], pipeline: Pipeline): SheetMatch {
  const names = sheetMatcher(pipeline)
  const filled = all.filter((sheet) => !isOwnSheet(sheet) && sheet.rows.length > 0)
  const explanations = filled.filter((sheet) => matchLabel(names, sheet.name) === null && isExplanationSheet(sheet))
  const sheets = filled.filter((sheet) => !explanations.includes(sheet))
  const placed = new Map<Sheet, FormSheet>()
  const freeForms = () => pipeline.forms.filter((form) => ![...placed.values()].some((found) => found.form === form))
  for (const sheet of sheets) {
    const form = freeForms().find(({ code }) => code === matchLabel(names, sheet.name))
    if (form) placed.set(sheet, placeForm(sheet, form, pipeline))
  }
  for (const sheet of sheets) {
    const found = placed.has(sheet) ? null : placeBestFit(sheet, freeForms(), pipeline)
    if (found) placed.set(sheet, found)
  }
  const forms = sheets.flatMap((sheet) => placed.get(sheet) ?? [])
  const others = sheets.filter((sheet) => !placed.has(sheet))
  return { pipeline, forms, repeated: [], others, homeless: [], unread: [], explanations }
}

/** Names of sheets as offices write them, to form codes. */
function sheetMatcher(pipeline: Pipeline) {
  const own = pipeline.forms.flatMap(({ code, title }) => [code, title].map((name) => [name, code] as const))
  return buildMatcher(own, pipeline.spellings.sheets)
}
