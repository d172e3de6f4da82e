import type { RawCell } from '../parse/rawCell.ts'
import { wordsOf } from '../parse/wordsOf.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import { cellAt } from './cellAt.ts'
import { figuresAbove } from './figuresAbove.ts'
import { findHeading, type Heading } from './findHeading.ts'
import type { SheetMatch, Unread } from './matchSheets.ts'
import { foldLabel, matchLabel } from './matchText.ts'
import { type FormSheet, headingMatcher, placeBestFit } from './placeForm.ts'
import type { Sheet } from './sheet.ts'
import { splitParts } from './splitParts.ts'

/** Which forms a CSV holds. Each of its parts is a whole return (its rows name their form), or one form with its own headings. */
export function matchCsv(sheet: Sheet, pipeline: Pipeline): SheetMatch {
  const parts = splitParts(sheet).map((part) => matchPart(part, pipeline))
  const found = parts.flatMap(({ forms }) => forms)
  const forms = found.filter(({ form }, index) => found.findIndex((each) => each.form === form) === index)
  return {
    pipeline,
    forms,
    repeated: found.filter((each) => !forms.includes(each)),
    others: parts.flatMap(({ others }) => others),
    homeless: parts.flatMap(({ homeless }) => homeless),
    unread: parts.flatMap(({ unread }) => unread),
    explanations: [],
  }
}

type Part = Pick<SheetMatch, 'forms' | 'others' | 'homeless' | 'unread'>

function matchPart(sheet: Sheet, pipeline: Pipeline): Part {
  const heading = findHeading(sheet, headingMatcher(pipeline.csvColumns, pipeline))
  const column = heading?.columns.get(pipeline.csvColumns.find(({ role }) => role === 'form')?.label ?? '')
  if (heading && column !== undefined) return matchReturn(sheet, pipeline, { heading, column })
  const form = placeBestFit(sheet, pipeline.forms, pipeline)
  return { forms: form ? [form] : [], others: form ? [] : [sheet], homeless: [], unread: unreadOf(sheet, form?.heading ?? null) }
}

function unreadOf(sheet: Sheet, heading: Heading | null): Unread[] {
  const rows = heading ? figuresAbove(sheet, heading.top) : []
  return heading && rows.length > 0 ? [{ sheet, rows, heading }] : []
}

/** The figure forms that the rows of a part name in one column, and the rows that name none; the headings may be repeated. */
function matchReturn(sheet: Sheet, pipeline: Pipeline, { heading, column }: { heading: Heading; column: number }): Part {
  const headings = headingMatcher(pipeline.csvColumns, pipeline)
  const named = sheet.rows.filter(({ number }) => number > heading.row).map((row) => cellAt(sheet.name, row, column))
  const isHeading = (cell: RawCell) => heading.columns.get(matchLabel(headings, wordsOf(cell)) ?? '') === column
  const codes = new Set(named.map(({ raw }) => foldLabel(raw)))
  const forms = pipeline.forms.filter((form) => form.kind === 'figures' && codes.has(foldLabel(form.code)))
  const known = new Set(forms.map(({ code }) => foldLabel(code)))
  return {
    forms: forms.map((form): FormSheet => ({ form, sheet, heading, columns: pipeline.csvColumns })),
    others: [],
    unread: unreadOf(sheet, heading),
    homeless: named.filter((cell) => !known.has(foldLabel(cell.raw)) && !isHeading(cell)),
  }
}
