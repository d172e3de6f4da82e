import { foldText } from '../parse/foldText.ts'
import type { RawCell } from '../parse/rawCell.ts'
import type { Finding } from '../pipeline/finding.ts'
import type { ListColumn, ListForm } from '../pipeline/form.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import { cellAt, isBlank } from './cellAt.ts'
import { checkChoices } from './checkChoices.ts'
import { findingOn } from './findingOn.ts'
import { findMissingColumns } from './findMissingColumns.ts'
import { findOutside } from './findOutside.ts'
import { indicatorNamed } from './indicatorNamed.ts'
import { isTotalRow } from './isTotalRow.ts'
import type { Entry, FormReading, ListedUnion } from './reading.ts'
import type { Row } from './sheet.ts'
import { type Table, tableCell } from './tableCell.ts'

interface ListSheet extends Table {
  pipeline: Pipeline
  form: ListForm
  /** The submitter, for unions that have no code of their own. */
  submitter: string
}

/** Reads a list form: each row is a grassroots union, and each figure column of it an entry about that union. */
export function extractList(source: ListSheet): { reading: FormReading; findings: Finding[] } {
  const { form, sheet, heading } = source
  const figureColumns = form.columns.filter(({ role }) => role === 'figure')
  const findings = findMissingColumns(figureColumns, source)
  const unions: ListedUnion[] = []
  const entries: Entry[] = []
  const named: Row[] = []
  for (const row of sheet.rows) {
    const naming = (['number', 'unit_code', 'unit_name'] as const).map((role) => cellOfRole(row, role, source))
    if (row.number <= heading.row || isTotalRow(naming)) continue
    const union = unionOf(row, source)
    const figures = figureEntries(row, source, union?.code ?? null)
    if (union) {
      unions.push(union)
      entries.push(rowEntry(union, source), ...figures)
      findings.push(...findOutside(row, source))
      named.push(row)
    } else if (figures.some(({ cell }) => !isBlank(cell) && /\d/.test(cell.raw))) findings.push(nameless(row, sheet.name))
  }
  findings.push(...checkChoices(named, form.columns, source))
  return { reading: { form, sheet: sheet.name, entries, unions }, findings }
}

function cellOfRole(row: Row, role: ListColumn['role'], source: ListSheet): RawCell | null {
  return tableCell(row, source.form.columns.find((each) => each.role === role)?.label, source)
}

/** A union is known by its own code, else by its folded name within the submitter. */
function unionOf(row: Row, source: ListSheet): ListedUnion | null {
  const [code, name] = [cellOfRole(row, 'unit_code', source), cellOfRole(row, 'unit_name', source)]
  const written = code && !isBlank(code) ? code.raw.trim().toUpperCase().replace(/\s+/g, '') : null
  if (name && !isBlank(name)) {
    const named = name.raw.normalize('NFC').replace(/\s+/g, ' ').trim()
    const own = written ?? `${source.submitter}:${foldText(named)}`
    return { code: `${source.form.unitPrefix}${own}`, name: named, cell: name }
  }
  return written && code ? { code: `${source.form.unitPrefix}${written}`, name: written, cell: code } : null
}

/** The row itself counts as one union. */
function rowEntry(union: ListedUnion, { pipeline, form }: ListSheet): Entry {
  const indicator = indicatorNamed(pipeline, form.rowIndicator)
  const cell: RawCell = { ...union.cell, kind: 'boolean', value: true }
  return { ...ABOUT_A_UNION, indicator, time: indicator.times[0] ?? 'stock', cell, union: union.code }
}

function figureEntries(row: Row, source: ListSheet, union: string | null): Entry[] {
  return source.form.columns.flatMap(({ role, label, indicator, time, blank = null }) => {
    const cell = role === 'figure' ? tableCell(row, label, source) : null
    if (!cell || !indicator || !time) return []
    return [{ ...ABOUT_A_UNION, indicator: indicatorNamed(source.pipeline, indicator), time, cell, union, blank }]
  })
}

const ABOUT_A_UNION = { item: '', blank: null, asOf: null, explanation: null } as const

function nameless(row: Row, sheet: string): Finding {
  const message = `Dòng ${row.number} có số liệu nhưng không có tên CĐCS. Đề nghị ghi tên CĐCS hoặc xóa dòng.`
  return findingOn(row.cells[0] ?? cellAt(sheet, row, 1), { rule: 'T12', severity: 'error', message })
}
