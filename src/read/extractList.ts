import { foldText } from '../parse/foldText.ts'
import type { RawCell } from '../parse/rawCell.ts'
import type { Finding } from '../pipeline/finding.ts'
import type { ListColumn, ListForm } from '../pipeline/form.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import { cellAt, isBlank } from './cellAt.ts'
import type { Heading } from './findHeading.ts'
import type { Entry, FormReading, ListedUnion } from './reading.ts'
import type { Row, Sheet } from './sheet.ts'

interface ListSheet {
  pipeline: Pipeline
  form: ListForm
  sheet: Sheet
  heading: Heading
  /** The submitter, for unions that have no code of their own. */
  submitter: string
}

const TOTAL_ROW = new Set(['cộng', 'tổng', 'tổng cộng', 'tổng số'])

/** Reads a list form: each row is a grassroots union, and each figure column of it an entry about that union. */
export function extractList(source: ListSheet): { reading: FormReading; findings: Finding[] } {
  const { form, sheet, heading } = source
  const findings: Finding[] = missingColumns(source)
  const unions: ListedUnion[] = []
  const entries: Entry[] = []
  for (const row of sheet.rows) {
    if (row.number <= heading.row || isTotalRow(row, source)) continue
    const union = unionOf(row, source)
    const figures = figureEntries(row, source, union?.code ?? null)
    if (union) {
      unions.push(union)
      entries.push(rowEntry(union, source), ...figures)
    } else if (figures.some(({ cell }) => !isBlank(cell) && /\d/.test(cell.raw))) findings.push(nameless(row, sheet.name))
    findings.push(...(union ? badChoices(row, source) : []), ...(union ? outside(row, source) : []))
  }
  return { reading: { form, sheet: sheet.name, entries, unions }, findings }
}

function columnCell(row: Row, column: ListColumn, { heading, sheet }: ListSheet): RawCell | null {
  const at = heading.columns.get(column.label)
  return at === undefined ? null : cellAt(sheet.name, row, at)
}

function cellOfRole(row: Row, role: ListColumn['role'], source: ListSheet): RawCell | null {
  const column = source.form.columns.find((each) => each.role === role)
  return column ? columnCell(row, column, source) : null
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
  const indicator = indicatorOf(pipeline, form.rowIndicator)
  const time = indicator.times[0] ?? 'stock'
  const cell: RawCell = { ...union.cell, kind: 'boolean', value: true }
  return { indicator, time, cell, union: union.code, blank: null, asOf: null, explanation: null }
}

function figureEntries(row: Row, source: ListSheet, union: string | null): Entry[] {
  return source.form.columns.flatMap((column) => {
    const cell = column.role === 'figure' ? columnCell(row, column, source) : null
    if (!cell || !column.indicator || !column.time) return []
    const indicator = indicatorOf(source.pipeline, column.indicator)
    return [{ indicator, time: column.time, cell, union, blank: column.blank ?? null, asOf: null, explanation: null }]
  })
}

function indicatorOf(pipeline: Pipeline, code: string) {
  const indicator = pipeline.indicators.find((each) => each.code === code)
  if (!indicator) throw new Error(`${pipeline.code}: a form names the unknown indicator ${code}`)
  return indicator
}

function isTotalRow(row: Row, source: ListSheet): boolean {
  const known = [cellOfRole(row, 'number', source), cellOfRole(row, 'unit_code', source), cellOfRole(row, 'unit_name', source)]
  return known.some((cell) => cell !== null && TOTAL_ROW.has(foldText(cell.raw).replace(/[\s:]+$/, '')))
}

function missingColumns({ form, heading, sheet }: ListSheet): Finding[] {
  return form.columns
    .filter((column) => column.role === 'figure' && !heading.columns.has(column.label))
    .map((column) => ({
      rule: 'T06',
      severity: 'error' as const,
      at: { sheet: sheet.name, cell: `A${heading.row}` },
      given: null,
      expected: column.label,
      message: `Thiếu cột "${column.label}". Đề nghị thêm lại cột này như trong mẫu.`,
    }))
}

function nameless(row: Row, sheet: string): Finding {
  const cell = row.cells[0] ?? cellAt(sheet, row, 1)
  return {
    rule: 'T12',
    severity: 'error',
    at: cell.at,
    given: cell.raw,
    expected: null,
    message: `Dòng ${row.number} có số liệu nhưng không có tên CĐCS. Đề nghị ghi tên CĐCS hoặc xóa dòng.`,
  }
}

function badChoices(row: Row, source: ListSheet): Finding[] {
  return source.form.columns.flatMap((column) => {
    const cell = column.choices ? columnCell(row, column, source) : null
    if (!cell || isBlank(cell) || column.choices?.some((choice) => foldText(choice) === foldText(cell.raw))) return []
    const choices = column.choices?.join(' hoặc ') ?? ''
    return [
      {
        rule: 'T15',
        severity: 'warning' as const,
        at: cell.at,
        given: cell.raw,
        expected: choices,
        message: `Cột "${column.label}" chỉ nhận ${choices}, ô này ghi "${cell.raw}". Đề nghị chọn lại.`,
      },
    ]
  })
}

function outside(row: Row, source: ListSheet): Finding[] {
  const known = new Set(source.heading.columns.values())
  return row.cells
    .filter((cell, index) => !known.has(row.columns[index] ?? 0) && !isBlank(cell))
    .map((cell) => ({
      rule: 'T10',
      severity: 'warning' as const,
      at: cell.at,
      given: cell.raw,
      expected: null,
      message: `Ô này nằm ngoài các cột của danh sách nên không được tính ("${cell.raw}"). Nếu là số liệu, đề nghị chuyển vào đúng cột.`,
    }))
}
