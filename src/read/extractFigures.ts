import type { RawCell } from '../parse/rawCell.ts'
import { wordsOf } from '../parse/wordsOf.ts'
import type { Finding } from '../pipeline/finding.ts'
import type { FigureColumn, FigureForm } from '../pipeline/form.ts'
import { type Indicator, isReportedBy, type TimeBasis } from '../pipeline/indicator.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import type { UnitRole } from '../pipeline/unit.ts'
import { cellAt, isBlank } from './cellAt.ts'
import { checkScale, checkTitleScale } from './checkScale.ts'
import { findingOn } from './findingOn.ts'
import { findMissingColumns } from './findMissingColumns.ts'
import { findOutside } from './findOutside.ts'
import { matchLines } from './matchLines.ts'
import { foldLabel } from './matchText.ts'
import { nearestLabels } from './nearestLabels.ts'
import type { Entry, FormReading } from './reading.ts'
import { rowsBelow } from './rowsBelow.ts'
import type { Row } from './sheet.ts'
import { headingAddress, type Table, tableCell } from './tableCell.ts'

interface FigureSheet extends Table {
  pipeline: Pipeline
  form: FigureForm
  columns: readonly FigureColumn[]
  /** The submitter's; null where it is unknown, and then no line is missed. */
  role: UnitRole | null
}

/**
 * Reads a figure form: every cell of a known line and a basis column becomes an entry; what fits nowhere becomes a finding. The
 * office's own columns (live marks, last period's figures) are passed over, and a measure says nothing here but that money
 * is counted in thousands or millions.
 */
export function extractFigures(source: FigureSheet): { reading: FormReading; findings: Finding[] } {
  const { form, sheet } = source
  const found = new Map<string, Row>()
  const findings: Finding[] = []
  const entries: Entry[] = []
  for (const { row, indicator, other } of readLines(source)) {
    const earlier = indicator && found.get(indicator.code)
    if (!indicator) findings.push(...unknownLine(row, source))
    else if (earlier) findings.push(twice(indicator, row, earlier, source))
    else {
      found.set(indicator.code, row)
      if (!other) entries.push(...entriesOf(indicator, row, source))
      findings.push(...(other ? [mislabelled(indicator, other, { row, source })] : strayCells(indicator, row, source)))
    }
  }
  return {
    reading: { form, sheet: sheet.name, entries, unions: [] },
    findings: [...missingBases(source), ...checkTitleScale(entries, source), ...findings, ...missingLines(found, source)],
  }
}

/** Every row but the signatures, with the form's line that it is, and another that its label names instead. */
function readLines(source: FigureSheet): { row: Row; indicator: Indicator | undefined; other: Indicator | undefined }[] {
  const { pipeline, form } = source
  const rows = rowsOfForm(source)
  const names = rows.map((row) => ({
    code: cellOf(row, 'code', source),
    number: cellOf(row, 'number', source),
    label: cellOf(row, 'label', source),
  }))
  const matches = matchLines(names, pipeline)
  const lineOf = (line: string | null | undefined) => pipeline.indicators.find(({ code }) => code === line && form.lines.includes(code))
  const lines = rows.map((row, index) => ({ row, indicator: lineOf(matches[index]?.code), other: lineOf(matches[index]?.labelled) }))
  const last = matches.findLastIndex(({ code }) => code !== null)
  return lines.filter(({ row, indicator }, index) => indicator || index <= last || !isSignature(row, source))
}

/** The rows under the headings; in a CSV that carries several forms, those of this one. */
function rowsOfForm(source: FigureSheet): Row[] {
  const { sheet, heading, form, columns } = source
  const below = rowsBelow(source)
  const formLabel = columns.find(({ role }) => role === 'form')?.label
  const column = formLabel === undefined ? undefined : heading.columns.get(formLabel)
  if (column === undefined) return below
  return below.filter((row) => foldLabel(cellAt(sheet.name, row, column).raw) === foldLabel(form.code))
}

function cellOf(row: Row, role: FigureColumn['role'], source: FigureSheet): RawCell | null {
  return tableCell(row, labelOf(role, source), source)
}

function labelOf(role: FigureColumn['role'], { columns }: FigureSheet): string | undefined {
  return columns.find((column) => column.role === role)?.label
}

/** The basis columns that stand in this sheet, with what each means for an indicator. */
function basisCells(row: Row, source: FigureSheet): { cell: RawCell; label: string; times: readonly TimeBasis[] }[] {
  return source.columns.flatMap((column) => {
    const cell = column.role === 'basis' ? tableCell(row, column.label, source) : null
    return cell && column.role === 'basis' ? [{ cell, label: column.label, times: [column.time].flat() }] : []
  })
}

function entriesOf(indicator: Indicator, row: Row, source: FigureSheet): Entry[] {
  const [asOf, explanation] = [cellOf(row, 'as_of', source), cellOf(row, 'explanation', source)]
  return basisCells(row, source).flatMap(({ cell, times }) =>
    indicator.times
      .filter((time) => times.includes(time))
      .map((time) => ({ indicator, time, cell, union: null, item: '', blank: null, asOf: filled(asOf), explanation: filled(explanation) })),
  )
}

function filled(cell: RawCell | null): RawCell | null {
  return cell && !isBlank(cell) ? cell : null
}

function strayCells(indicator: Indicator, row: Row, source: FigureSheet): Finding[] {
  const noBasis = basisCells(row, source)
    .filter(({ cell, times }) => !isBlank(cell) && !indicator.times.some((time) => times.includes(time)))
    .map(({ cell, label }) => {
      const message = `Chỉ tiêu "${indicator.label}" không có số "${label}", nhưng ô này ghi "${cell.raw}". Đề nghị xóa ô này hoặc chuyển số sang đúng cột.`
      return findingOn(cell, { rule: 'T08', severity: 'error', message })
    })
  const measure = cellOf(row, 'measure', source)
  return [...noBasis, ...(measure ? checkScale(measure, indicator) : []), ...findOutside(row, source)]
}

/** Words below the last line that are nobody's figure: who made the table and who approves it, or the place and day. */
function isSignature(row: Row, source: FigureSheet): boolean {
  const [measure, figures] = [cellOf(row, 'measure', source), basisCells(row, source)]
  if (measure && !isBlank(measure)) return false
  return figures.every(
    ({ cell }) => isBlank(cell) || (cell.kind === 'text' && (!/\d/.test(cell.raw) || DATED.test(wordsOf(cell).normalize('NFC')))),
  )
}

const DATED = /ngày\s+\S+\s+tháng/iu

/** A row that is none of the form's lines: a heading or a signature is let be; one with figures is reported with its nearest labels. */
function unknownLine(row: Row, source: FigureSheet): Finding[] {
  const figures = basisCells(row, source).filter(({ cell }) => !isBlank(cell))
  const label = cellOf(row, 'label', source)
  const isNamed = label !== null && !isBlank(label)
  const isWordsOnly = figures.every(({ cell }) => cell.kind === 'text' && !/\d/.test(cell.raw))
  const cell = isNamed ? label : figures[0]?.cell
  if (!cell || figures.length === 0 || (isWordsOnly && !isNamed)) return []
  const known = source.form.lines.flatMap((code) => source.pipeline.indicators.find((each) => each.code === code)?.label ?? [])
  const nearest = nearestLabels(label ? wordsOf(label) : '', known)
  const named = isNamed ? `Dòng "${wordsOf(label).trim()}"` : 'Dòng này'
  const guess = nearest.length ? ` Có phải: ${nearest.map((each) => `"${each}"`).join(' hoặc ')}?` : ''
  const message = `${named} có số liệu nhưng không phải chỉ tiêu của ${source.form.title}.${guess} Đề nghị ghi đúng tên chỉ tiêu như trong mẫu.`
  return [findingOn(cell, { rule: 'T07', severity: 'error', message })]
}

/** The basis columns that some line of the form needs and the sheet has not. */
function missingBases(source: FigureSheet): Finding[] {
  const { pipeline, form, columns, role } = source
  const lines = pipeline.indicators.filter((each) => form.lines.includes(each.code) && (role === null || isReportedBy(each, role)))
  const needed = columns.filter(
    (column) => column.role === 'basis' && lines.some(({ times }) => times.some((time) => [column.time].flat().includes(time))),
  )
  return findMissingColumns(needed, source, labelOf('label', source))
}

/** The lines that the submitter must answer and that no row names. */
function missingLines(found: ReadonlyMap<string, Row>, source: FigureSheet): Finding[] {
  const { pipeline, form, role } = source
  const missing = form.lines.flatMap((code) => pipeline.indicators.filter((each) => each.code === code && !found.has(code)))
  return missing
    .filter((indicator) => role && isReportedBy(indicator, role))
    .map(({ label }) => ({
      rule: 'T06',
      severity: 'error',
      at: headingAddress(source, labelOf('label', source)),
      given: null,
      expected: label,
      message: `Thiếu dòng "${label}". Đề nghị thêm lại dòng này như trong mẫu và ghi số liệu (không phát sinh thì ghi 0).`,
    }))
}

/** A hidden code beside another line's label: rows were cut and pasted without their codes, and nobody can tell whose the figures are. */
function mislabelled(indicator: Indicator, other: Indicator, { row, source }: { row: Row; source: FigureSheet }): Finding {
  const cell = cellOf(row, 'label', source) ?? cellAt(source.sheet.name, row, 1)
  const message = `Dòng này của mẫu là "${indicator.label}" nhưng ghi tên "${other.label}", nên không rõ số liệu của chỉ tiêu nào. Đề nghị ghi lại đúng tên dòng như trong mẫu và kiểm tra số.`
  return findingOn(cell, { rule: 'T07', severity: 'error', expected: indicator.label, message })
}

function twice(indicator: Indicator, row: Row, earlier: Row, source: FigureSheet): Finding {
  const cell = cellOf(row, 'label', source) ?? cellAt(source.sheet.name, row, 1)
  const message = `Chỉ tiêu "${indicator.label}" có hai dòng (dòng ${earlier.number} và dòng ${row.number}). Đề nghị giữ một dòng.`
  return findingOn(cell, { rule: 'T17', severity: 'error', message })
}
