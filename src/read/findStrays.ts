import { quote } from '../parse/quote.ts'
import type { RawCell } from '../parse/rawCell.ts'
import type { Finding } from '../pipeline/finding.ts'
import { columnLetters, isBlank } from './cellAt.ts'
import { findingOn } from './findingOn.ts'
import { isWording, leftOver } from './leftOver.ts'
import type { Row } from './sheet.ts'
import type { Table } from './tableCell.ts'

/** The cells of one column that nothing is read from: the first few, and how many there are. */
interface Strays {
  first: RawCell[]
  count: number
  hasNumber: boolean
}

/** A column with more strays than these is told of once. */
const TOLD_ONE_BY_ONE = 10

/**
 * The cells of a table that stand under none of the form's headings, where nothing is read: told once for a column that has a heading
 * of its own (as one that an office inserted), and cell by cell where it has none. In rows `below` the last line words are let be.
 */
export function findStrays(rows: readonly Row[], table: Table, below: readonly Row[] = []): Finding[] {
  const { titles } = table.heading
  const strays = collectStrays(rows, below, table)
  const known = knownColumns(table)
  const columns = [...new Set([...strays.keys(), ...titles.keys()])].filter((column) => !known.has(column)).sort((a, b) => a - b)
  return columns.flatMap((column) => {
    const found = strays.get(column)
    const title = titles.get(column)
    if (title) return [strayColumn(title.path, headingCell(column, title.path, table), found)]
    if (!found) return []
    const [first] = found.first
    return found.count > TOLD_ONE_BY_ONE && first ? [strayCells(first, found.count)] : found.first.map(strayCell)
  })
}

/** Columns with a heading of ours, with all that the heading is merged over. One that has the heading of another is told elsewhere. */
function knownColumns({ heading }: Table): Set<number> {
  const spanned = [...heading.columns.values()].flatMap((column) => {
    const right = heading.titles.get(column)?.right ?? column
    return Array.from({ length: right - column + 1 }, (_, index) => column + index)
  })
  return new Set([...spanned, ...heading.doubles.map(({ column }) => column)])
}

function collectStrays(rows: readonly Row[], below: readonly Row[], table: Table): Map<number, Strays> {
  const known = knownColumns(table)
  const strays = new Map<number, Strays>()
  const isBelow = new Set(below)
  for (const row of [...rows, ...below]) {
    for (const column of row.columns) {
      const cell = known.has(column) ? undefined : row.cell(column)
      if (!cell || isBlank(cell) || (isBelow.has(row) && isWording(cell))) continue
      const found = strays.get(column) ?? { first: [], count: 0, hasNumber: false }
      if (found.first.length < TOLD_ONE_BY_ONE) found.first.push(cell)
      strays.set(column, { ...found, count: found.count + 1, hasNumber: found.hasNumber || /\d/.test(cell.raw) })
    }
  }
  return strays
}

function headingCell(column: number, title: string, { sheet, heading }: Table): RawCell {
  const at = { sheet: sheet.name, cell: `${columnLetters(column)}${heading.row}` }
  return { at, kind: 'text', value: title, raw: title }
}

function strayColumn(title: string, cell: RawCell, found: Strays | undefined): Finding {
  const unread = found ? `nên ${found.count} ô có nội dung dưới đó không được tính` : 'nên không được đọc'
  const message = `Cột ${quote(title)} không có trong mẫu ${unread}. Nếu là số liệu cần báo cáo, đề nghị ghi đúng tên cột như trong mẫu; nếu không, đề nghị bỏ cột này.`
  return findingOn(cell, { rule: 'T10', severity: found?.hasNumber ? 'warning' : 'notice', message })
}

function strayCells(first: RawCell, count: number): Finding {
  const message = `Từ ô này trở xuống có ${count} ô nằm ngoài các cột của biểu nên không được tính (đầu tiên ghi ${quote(first.raw)}). Nếu là số liệu, đề nghị chuyển vào đúng cột; nếu là ghi chú, đề nghị ghi ở cột Ghi chú.`
  return findingOn(first, { rule: 'T10', severity: 'warning', message })
}

function strayCell(cell: RawCell): Finding {
  const message = `Ô này nằm ngoài các cột của biểu nên không được tính (ghi ${quote(cell.raw)}). Nếu là số liệu, đề nghị chuyển vào đúng cột; nếu là ghi chú, đề nghị ghi ở cột Ghi chú.`
  return findingOn(cell, { rule: 'T10', severity: 'warning', message })
}

/** Numbers and words with numbers that stand below the last line, under one of the form's headings. */
export function findBelow(below: readonly Row[], table: Table): Finding[] {
  const known = knownColumns(table)
  return below.flatMap((row) => {
    const cells = row.columns.flatMap((column) => (known.has(column) ? (row.cell(column) ?? []) : []))
    return cells
      .filter((cell) => !isBlank(cell) && !isWording(cell))
      .map((cell) => leftOver(cell, cell.kind === 'text' ? 'notice' : 'warning'))
  })
}
