import type { RawCell } from '../parse/rawCell.ts'
import type { Address } from '../pipeline/address.ts'
import type { Finding } from '../pipeline/finding.ts'
import type { FigureColumn, FigureForm } from '../pipeline/form.ts'
import { type Indicator, isReportedBy, type TimeBasis } from '../pipeline/indicator.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import type { UnitRole } from '../pipeline/unit.ts'
import { cellAt, isBlank } from './cellAt.ts'
import type { Heading } from './findHeading.ts'
import { lineMatcher } from './matchSheets.ts'
import { foldLabel, type Matcher, matchLabel } from './matchText.ts'
import { nearestLabels } from './nearestLabels.ts'
import type { Entry, FormReading } from './reading.ts'
import type { Row, Sheet } from './sheet.ts'

interface FigureSheet {
  pipeline: Pipeline
  form: FigureForm
  sheet: Sheet
  heading: Heading
  columns: readonly FigureColumn[]
  /** The submitter's; null where it is unknown, and then no line is missed. */
  role: UnitRole | null
}

/** Reads a figure form: every cell of a known line and a basis column becomes an entry; what fits nowhere becomes a finding. */
export function extractFigures(source: FigureSheet): { reading: FormReading; findings: Finding[] } {
  const { pipeline, form, sheet, heading, role } = source
  const lines = lineMatcher(pipeline)
  const found = new Map<string, Row>()
  const findings: Finding[] = []
  const entries: Entry[] = []
  for (const row of rowsOfForm(source)) {
    const code = codeOf(row, source, lines)
    const indicator = pipeline.indicators.find((each) => each.code === code)
    const earlier = code === null ? undefined : found.get(code)
    if (!indicator || !form.lines.includes(indicator.code)) findings.push(...unknownLine(row, source))
    else if (earlier) findings.push(twice(indicator, row, earlier, source))
    else {
      found.set(indicator.code, row)
      entries.push(...entriesOf(indicator, row, source))
      findings.push(...strayCells(indicator, row, source))
    }
  }
  for (const code of form.lines) {
    const indicator = pipeline.indicators.find((each) => each.code === code)
    if (indicator && role && isReportedBy(indicator, role) && !found.has(code)) findings.push(missingLine(indicator, sheet.name, heading))
  }
  return { reading: { form, sheet: sheet.name, entries, unions: [] }, findings }
}

/** The rows under the headings; in a CSV that carries several forms, those of this one. */
function rowsOfForm({ sheet, heading, form, columns }: FigureSheet): Row[] {
  const below = sheet.rows.filter((row) => row.number > heading.row)
  const formLabel = columns.find(({ role }) => role === 'form')?.label
  const column = formLabel === undefined ? undefined : heading.columns.get(formLabel)
  if (column === undefined) return below
  return below.filter((row) => foldLabel(cellAt(sheet.name, row, column).raw) === foldLabel(form.code))
}

function codeOf(row: Row, source: FigureSheet, lines: Matcher): string | null {
  const code = cellOf(row, 'code', source)
  const label = cellOf(row, 'label', source)
  return (code && matchLabel(lines, code.raw)) || (label && matchLabel(lines, label.raw)) || null
}

function cellOf(row: Row, role: FigureColumn['role'], source: FigureSheet): RawCell | null {
  const label = source.columns.find((column) => column.role === role)?.label
  const column = label === undefined ? undefined : source.heading.columns.get(label)
  return column === undefined ? null : cellAt(source.sheet.name, row, column)
}

/** The basis columns that stand in this sheet, with what each means for an indicator. */
function basisCells(row: Row, { columns, heading, sheet }: FigureSheet): { cell: RawCell; label: string; times: readonly TimeBasis[] }[] {
  return columns.flatMap((column) => {
    const at = heading.columns.get(column.label)
    if (column.role !== 'basis' || at === undefined) return []
    return [{ cell: cellAt(sheet.name, row, at), label: column.label, times: [column.time].flat() as TimeBasis[] }]
  })
}

function entriesOf(indicator: Indicator, row: Row, source: FigureSheet): Entry[] {
  const [asOf, explanation] = [cellOf(row, 'as_of', source), cellOf(row, 'explanation', source)]
  return basisCells(row, source).flatMap(({ cell, times }) =>
    indicator.times
      .filter((time) => times.includes(time))
      .map((time) => ({ indicator, time, cell, union: null, blank: null, asOf: filled(asOf), explanation: filled(explanation) })),
  )
}

function filled(cell: RawCell | null): RawCell | null {
  return cell && !isBlank(cell) ? cell : null
}

function strayCells(indicator: Indicator, row: Row, source: FigureSheet): Finding[] {
  const noBasis = basisCells(row, source)
    .filter(({ cell, times }) => !isBlank(cell) && !indicator.times.some((time) => times.includes(time)))
    .map(({ cell, label }) =>
      finding(
        'T08',
        'error',
        cell,
        `Chỉ tiêu "${indicator.label}" không có số "${label}", nhưng ô này ghi "${cell.raw}". Đề nghị xóa ô này hoặc chuyển số sang đúng cột.`,
      ),
    )
  const known = new Set(source.heading.columns.values())
  const outside = row.cells.filter((cell, index) => !known.has(row.columns[index] ?? 0) && !isBlank(cell))
  return [...noBasis, ...outside.map((cell) => outsideCell(cell))]
}

function outsideCell(cell: RawCell): Finding {
  return finding(
    'T10',
    'warning',
    cell,
    `Ô này nằm ngoài các cột của biểu nên không được tính ("${cell.raw}"). Nếu là số liệu, đề nghị chuyển vào đúng cột; nếu là ghi chú, đề nghị ghi ở cột Ghi chú.`,
  )
}

/** A row that is none of the form's lines: a heading or a signature is let be; one with figures is reported with its nearest labels. */
function unknownLine(row: Row, source: FigureSheet): Finding[] {
  const figures = basisCells(row, source).filter(({ cell }) => !isBlank(cell))
  const label = cellOf(row, 'label', source)
  const isWordsOnly = figures.every(({ cell }) => cell.kind === 'text' && !/\d/.test(cell.raw))
  if (figures.length === 0 || (isWordsOnly && (label === null || isBlank(label)))) return []
  const known = source.form.lines.flatMap((code) => source.pipeline.indicators.find((each) => each.code === code)?.label ?? [])
  const nearest = nearestLabels(label?.raw ?? '', known)
  const named = label && !isBlank(label) ? `Dòng "${label.raw.trim()}"` : 'Dòng này'
  const guess = nearest.length ? ` Có phải: ${nearest.map((each) => `"${each}"`).join(' hoặc ')}?` : ''
  const cell = label && !isBlank(label) ? label : (figures[0]?.cell ?? label)
  if (!cell) return []
  return [
    finding(
      'T07',
      'error',
      cell,
      `${named} có số liệu nhưng không phải chỉ tiêu của ${source.form.title}.${guess} Đề nghị ghi đúng tên chỉ tiêu như trong mẫu.`,
    ),
  ]
}

function missingLine(indicator: Indicator, sheet: string, heading: Heading): Finding {
  const at: Address = { sheet, cell: `A${heading.row}` }
  return {
    rule: 'T06',
    severity: 'error',
    at,
    given: null,
    expected: indicator.label,
    message: `Thiếu dòng "${indicator.label}". Đề nghị thêm lại dòng này như trong mẫu và ghi số liệu (không phát sinh thì ghi 0).`,
  }
}

function twice(indicator: Indicator, row: Row, earlier: Row, source: FigureSheet): Finding {
  const cell = cellOf(row, 'label', source) ?? cellAt(source.sheet.name, row, 1)
  return finding(
    'T17',
    'error',
    cell,
    `Chỉ tiêu "${indicator.label}" có hai dòng (dòng ${earlier.number} và dòng ${row.number}). Đề nghị giữ một dòng.`,
  )
}

function finding(rule: string, severity: Finding['severity'], cell: RawCell, message: string): Finding {
  return { rule, severity, at: cell.at, given: cell.raw, expected: null, message }
}
