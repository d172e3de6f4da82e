import { foldText } from '../parse/foldText.ts'
import type { RawCell } from '../parse/rawCell.ts'
import { refuseLong } from '../parse/refuseLong.ts'
import { whyError } from '../parse/whyError.ts'
import { wordsOf } from '../parse/wordsOf.ts'
import type { Finding } from '../pipeline/finding.ts'
import { cellAt, isBlank } from './cellAt.ts'
import { checkChoices } from './checkChoices.ts'
import { checkHeading } from './checkHeading.ts'
import { checkListTotals } from './checkListTotals.ts'
import { checkTitleScale } from './checkScale.ts'
import { findingOn } from './findingOn.ts'
import { findMissingColumns } from './findMissingColumns.ts'
import { findBelow, findStrays } from './findStrays.ts'
import { indicatorNamed } from './indicatorNamed.ts'
import { leftOver } from './leftOver.ts'
import { cellOfRole, type ListSheet, type ListSource, locateColumns } from './listSheet.ts'
import type { Entry, FormReading, ListedUnion } from './reading.ts'
import type { Row } from './sheet.ts'
import { type ListRow, sortRows } from './sortRows.ts'

/** Reads a list form: each row is a grassroots union, and each figure column of it an entry about that union. */
export function extractList(given: ListSource): { reading: FormReading; findings: Finding[] } {
  const source = locateColumns(given)
  const { form, sheet } = source
  const rows = sortRows(source)
  const unions: ListedUnion[] = []
  const named: Row[] = []
  const findings: Finding[] = []
  for (const { row, is } of rows) {
    if (is !== 'union') continue
    const refused = refuseName(row, source)
    if (refused) {
      findings.push(refused)
      continue
    }
    const union = unionOf(row, source)
    if (!union) findings.push(...namelessRow(row, figureEntries(row, source, null), source))
    else {
      unions.push(union)
      named.push(row)
    }
  }
  const entries = { [Symbol.iterator]: () => listEntries(named, unions, source) }
  return { reading: { form, sheet: sheet.name, entries, unions }, findings: checkTable(rows, entries, source).concat(findings) }
}

/** The entries of a list, row by row. */
function* listEntries(rows: readonly Row[], unions: readonly ListedUnion[], source: ListSheet): Generator<Entry> {
  for (const [index, row] of rows.entries()) {
    const union = unions[index]
    if (!union) continue
    yield rowEntry(union, source)
    yield* figureEntries(row, source, union.code)
  }
}

/** What is said of the table as a whole: its columns, its totals, and its answers. */
function checkTable(all: readonly ListRow[], entries: Iterable<Entry>, source: ListSheet): Finding[] {
  const { form } = source
  const rows = all.filter(({ is }) => is !== 'below').map(({ row }) => row)
  const below = all.filter(({ is }) => is === 'below').map(({ row }) => row)
  const unions = all.filter(({ is }) => is === 'union').map(({ row }) => row)
  return [
    ...findMissingColumns(
      form.columns.filter(({ role }) => role === 'figure'),
      source,
    ),
    ...checkHeading(rows, source),
    ...checkTitleScale(entries, source),
    ...findStrays(rows, source, below),
    ...findBelow(below, source),
    ...checkListTotals(all, source),
    ...checkChoices(unions, form.columns, source),
  ]
}

/** A code or a name that is longer than any, or a formula's error: its row is nobody's. */
function refuseName(row: Row, source: ListSheet): Finding | null {
  for (const role of ['unit_code', 'unit_name'] as const) {
    const cell = cellOfRole(row, role, source)
    const refused = cell && (cell.kind === 'error' ? { refusal: whyError(cell.raw) } : refuseLong(cell))
    if (refused) return findingOn(cell, { rule: 'V01', severity: 'error', message: `Ô ${cell.at.cell}: ${refused.refusal}` })
  }
  return null
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
  const time = indicator.times[0] ?? 'stock'
  return { indicator, time, cell, union: union.code, item: '', blank: null, asOf: null, explanation: null }
}

/** Written out member by member: there may be a million of them. */
function figureEntries(row: Row, { figures, sheet }: ListSheet, union: string | null): Entry[] {
  return figures.map(({ column, indicator, time, blank }) => {
    const cell = cellAt(sheet.name, row, column)
    return { indicator, time, cell, union, item: '', blank, asOf: null, explanation: null }
  })
}

/** A row without a name: its figures are nobody's; a number alone was prepared; other words are told. */
function namelessRow(row: Row, figures: readonly Entry[], { sheet, places }: ListSheet): Finding[] {
  if (figures.some(({ cell }) => !isBlank(cell) && /\d/.test(cell.raw))) {
    const message = `Dòng ${row.number} có số liệu nhưng không có tên CĐCS. Đề nghị ghi tên CĐCS hoặc xóa dòng.`
    return [findingOn(row.cells[0] ?? cellAt(sheet.name, row, 1), { rule: 'T12', severity: 'error', message })]
  }
  return row.cells.filter((cell, index) => row.columns[index] !== places.get('number') && !isBlank(cell)).map((cell) => leftOver(cell))
}
