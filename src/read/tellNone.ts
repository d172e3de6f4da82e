import type { RawCell } from '../parse/rawCell.ts'
import type { Finding } from '../pipeline/finding.ts'
import { isReportedBy } from '../pipeline/indicator.ts'
import type { UnitRole } from '../pipeline/unit.ts'
import { columnLetters } from './cellAt.ts'
import { indicatorNamed } from './indicatorNamed.ts'
import type { EventRow, EventSheet } from './readEvent.ts'
import type { Entry } from './reading.ts'

/**
 * What an event form says there was none of: whatever its unit reports and no row feeds, but for what may be left out. Nothing
 * where a row is unclear; a finding where the sheet has neither events nor the words that there were none.
 */
export function tellNone(rows: readonly EventRow[], source: EventSheet, role: UnitRole | null): { entries: Entry[]; findings: Finding[] } {
  if (rows.length === 0) return { entries: [], findings: [emptySheet(source)] }
  if (rows.some((row) => 'unclear' in row)) return { entries: [], findings: [] }
  const { form, pipeline } = source
  const fed = rows.flatMap((row) => ('feed' in row ? Object.values(row.feed.figures) : []))
  const unfed = new Set(form.feeds.flatMap(({ figures }) => Object.values(figures)))
  for (const code of fed) unfed.delete(code)
  const indicators = [...unfed].map((code) => indicatorNamed(pipeline, code))
  const told = indicators.filter((indicator) => !indicator.isOptional && role !== null && isReportedBy(indicator, role))
  const words = rows.find((row) => 'saysNone' in row)?.saysNone
  const cell: RawCell = { at: words?.at ?? headingOf(source), kind: 'blank', value: null, raw: words?.raw ?? '' }
  return {
    entries: told.map((indicator) => ({
      ...{ indicator, time: form.time, cell, union: null, item: '' },
      ...{ blank: 'none', asOf: null, explanation: null },
    })),
    findings: [],
  }
}

function emptySheet(source: EventSheet): Finding {
  const message = `${source.form.title} chưa có dòng nào. Nếu không phát sinh, đề nghị ghi "Không phát sinh" vào cột ${source.types.label} ở dòng đầu.`
  return { rule: 'T20', severity: 'error', at: headingOf(source), given: null, expected: null, message }
}

/** The heading over the types, which speaks for the whole sheet. */
function headingOf({ sheet, heading, types }: EventSheet) {
  return { sheet: sheet.name, cell: `${columnLetters(heading.columns.get(types.label) ?? 1)}${heading.row}` }
}
