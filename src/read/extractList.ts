import { findMissing } from '../parse/findMissing.ts'
import { foldText } from '../parse/foldText.ts'
import type { RawCell } from '../parse/rawCell.ts'
import { wordsOf } from '../parse/wordsOf.ts'
import type { Finding } from '../pipeline/finding.ts'
import type { ListColumn, ListForm } from '../pipeline/form.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import { cellAt, isBlank } from './cellAt.ts'
import { checkChoices } from './checkChoices.ts'
import { checkTitleScale } from './checkScale.ts'
import { findingOn } from './findingOn.ts'
import { findMissingColumns } from './findMissingColumns.ts'
import { findOutside } from './findOutside.ts'
import { indicatorNamed } from './indicatorNamed.ts'
import { isTotalRow } from './isTotalRow.ts'
import type { Entry, FormReading, ListedUnion } from './reading.ts'
import { rowsBelow } from './rowsBelow.ts'
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
  const { form, sheet } = source
  const figureColumns = form.columns.filter(({ role }) => role === 'figure')
  const findings = findMissingColumns(figureColumns, source)
  const unions: ListedUnion[] = []
  const entries: Entry[] = []
  const named: Row[] = []
  for (const row of unionRows(source)) {
    const union = unionOf(row, source)
    const figures = figureEntries(row, source, union?.code ?? null)
    if (union) {
      unions.push(union)
      entries.push(rowEntry(union, source), ...figures)
      findings.push(...findOutside(row, source))
      named.push(row)
    } else if (figures.some(({ cell }) => !isBlank(cell) && /\d/.test(cell.raw))) findings.push(nameless(row, sheet.name))
  }
  findings.push(...checkTitleScale(entries, source), ...checkChoices(named, form.columns, source))
  return { reading: { form, sheet: sheet.name, entries, unions }, findings }
}

function cellOfRole(row: Row, role: ListColumn['role'], source: ListSheet): RawCell | null {
  return tableCell(row, source.form.columns.find((each) => each.role === role)?.label, source)
}

/**
 * The rows that may be unions. Totals are none, nor are headings of groups (numbered I, II or A, B) and the words below the last
 * union (who signs, the place and day); else a row without figures is one, and its figures are missed.
 */
function unionRows(source: ListSheet): Row[] {
  const rows = rowsBelow(source).filter((row) => !isTotalRow(NAMING.map((role) => cellOfRole(row, role, source))))
  const isCounted = rows.some((row) => hasNumber(row, source))
  const last = rows.findLastIndex((row) => !isWordsOnly(row, source))
  return rows.filter((row, index) => index <= last && !(isCounted && isGroup(row, source)))
}

const NAMING = ['number', 'unit_code', 'unit_name'] as const
const GROUP_NUMBER = /^\s*(?:[ivx]+|[a-z])\s*[.)]?\s*$/i
const DATED = /ngày\s+\S+\s+tháng/iu

/** Numbered I or A among rows that are numbered 1, 2, 3, without a code of its own: its figures are those of its group. */
function isGroup(row: Row, source: ListSheet): boolean {
  return GROUP_NUMBER.test(cellOfRole(row, 'number', source)?.raw ?? '') && !hasCode(row, source)
}

function hasNumber(row: Row, source: ListSheet): boolean {
  return /^\s*\d/.test(cellOfRole(row, 'number', source)?.raw ?? '')
}

function hasCode(row: Row, source: ListSheet): boolean {
  return (cellOfRole(row, 'unit_code', source)?.raw ?? '').trim() !== ''
}

function isWordsOnly(row: Row, source: ListSheet): boolean {
  if (hasNumber(row, source) || hasCode(row, source)) return false
  return source.form.columns.every(({ role, label, choices }) => {
    const cell = role === 'figure' || choices ? tableCell(row, label, source) : null
    return !cell || isBlank(cell) || (!choices && cell.kind === 'text' && isWording(wordsOf(cell)))
  })
}

/** Words that answer nothing: three at least without a number, or a day in words. */
function isWording(text: string): boolean {
  const words = text.normalize('NFC').trim()
  return DATED.test(words) || (!/\d/.test(words) && words.split(/\s+/).length >= 3 && !findMissing(words))
}

/** A union is known by its own code, else by its folded name within the submitter. */
function unionOf(row: Row, source: ListSheet): ListedUnion | null {
  const [code, name] = [cellOfRole(row, 'unit_code', source), cellOfRole(row, 'unit_name', source)]
  const written = code && !isBlank(code) ? code.raw.trim().toUpperCase().replace(/\s+/g, '') : null
  if (name && !isBlank(name)) {
    const named = wordsOf(name).normalize('NFC').replace(/\s+/g, ' ').trim()
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
