import { findMissing } from '../parse/findMissing.ts'
import { printNumber } from '../parse/printNumber.ts'
import type { RawCell } from '../parse/rawCell.ts'
import { wordsOf } from '../parse/wordsOf.ts'
import type { Finding } from '../pipeline/finding.ts'
import { type Indicator, isReportedBy } from '../pipeline/indicator.ts'
import { cellAt, isBlank } from './cellAt.ts'
import { checkHeading } from './checkHeading.ts'
import { checkScale, checkTitleScale } from './checkScale.ts'
import { basisCells, cellOf, type FigureSheet, labelCell, labelOf } from './figureSheet.ts'
import { findingOn } from './findingOn.ts'
import { findMissingColumns } from './findMissingColumns.ts'
import { findBelow, findStrays } from './findStrays.ts'
import { leftOver } from './leftOver.ts'
import { MAX_FORM_ROWS } from './limits.ts'
import { matchLines } from './matchLines.ts'
import { foldLabel } from './matchText.ts'
import type { Entry, FormReading } from './reading.ts'
import { rowsBelow } from './rowsBelow.ts'
import type { Row } from './sheet.ts'
import { headingAddress } from './tableCell.ts'
import { isSignature, unknownLine } from './unknownLine.ts'

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
  const { lines, below, unread } = readLines(source)
  const rows = lines.map(({ row }) => row)
  for (const { row, indicator, other } of lines) {
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
    findings: [
      ...missingBases(source),
      ...checkHeading(rows, source),
      ...checkTitleScale(entries, source),
      ...tooLong(unread, source),
      ...findings,
      ...findStrays(rows, source, below),
      ...findBelow(below, source),
      ...missingLines(found, source),
    ],
  }
}

interface Line {
  row: Row
  /** The form's line that a row is, and another that its label names instead. */
  indicator: Indicator | undefined
  other: Indicator | undefined
}

/** Every row with the line that it is, but for the signatures below the last line, and for what lies too far down. */
function readLines(source: FigureSheet): { lines: Line[]; below: Row[]; unread: Row[] } {
  const { pipeline, form } = source
  const all = rowsOfForm(source)
  const rows = all.slice(0, MAX_FORM_ROWS)
  const names = rows.map((row) => ({
    code: cellOf(row, 'code', source),
    number: cellOf(row, 'number', source),
    label: labelCell(row, source),
  }))
  const matches = matchLines(names, pipeline)
  const ours = new Map(pipeline.indicators.filter(({ code }) => form.lines.includes(code)).map((each) => [each.code, each]))
  const lineOf = (line: string | null | undefined) => ours.get(line ?? '')
  const lines = rows.map((row, index) => ({ row, indicator: lineOf(matches[index]?.code), other: lineOf(matches[index]?.labelled) }))
  const last = matches.findLastIndex(({ code }) => code !== null)
  const isBelow = ({ row, indicator }: Line, index: number) => !indicator && index > last && isSignature(row, source)
  return {
    lines: lines.filter((line, index) => !isBelow(line, index)),
    below: lines.filter(isBelow).map(({ row }) => row),
    unread: all.slice(MAX_FORM_ROWS),
  }
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
  const [measure, asOf] = [cellOf(row, 'measure', source), cellOf(row, 'as_of', source)]
  const dayless = asOf && findMissing(wordsOf(asOf)) ? [leftOver(asOf)] : []
  return [...noBasis, ...(measure ? checkScale(measure, indicator) : []), ...dayless]
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

function tooLong([first]: readonly Row[], { form, sheet }: FigureSheet): Finding[] {
  if (!first) return []
  const message = `${form.title} có hơn ${printNumber(MAX_FORM_ROWS)} dòng, từ dòng ${first.number} trở đi không được đọc. Đề nghị chỉ giữ các dòng chỉ tiêu như trong mẫu, xóa các dòng thừa rồi nộp lại.`
  return [findingOn(first.cells[0] ?? cellAt(sheet.name, first, 1), { rule: 'T45', severity: 'error', message })]
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
