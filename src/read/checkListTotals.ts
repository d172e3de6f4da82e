import { parseFigure } from '../parse/parseFigure.ts'
import { printNumber } from '../parse/printNumber.ts'
import type { RawCell } from '../parse/rawCell.ts'
import type { Finding } from '../pipeline/finding.ts'
import { cellAt, columnLetters, isBlank } from './cellAt.ts'
import { findingOn } from './findingOn.ts'
import type { ListFigure, ListSheet } from './listSheet.ts'
import type { ListRow } from './sortRows.ts'

/**
 * Holds the typed totals of a list against the rows that they add up. Nothing is read from them: a total may be of all rows, of those
 * above, or of its own group, and one that is none of these is told with what the rows come to.
 */
export function checkListTotals(rows: readonly ListRow[], source: ListSheet): Finding[] {
  if (!rows.some(isSum)) return []
  return source.figures.flatMap((figure) => checkColumn(rows, figure, source))
}

function isSum({ is }: ListRow): boolean {
  return is === 'total' || is === 'group'
}

function checkColumn(rows: readonly ListRow[], figure: ListFigure, source: ListSheet): Finding[] {
  const sums = sumsAbove(rows, figure, source)
  return rows.flatMap((each, index) => {
    const cell = isSum(each) ? cellAt(source.sheet.name, each.row, figure.column) : null
    const typed = cell && !isBlank(cell) ? amountOf(cell, { ...figure, blank: null }) : null
    if (!cell || typed === null || Number.isNaN(typed)) return []
    const possible = sumsAround(rows, index).map(([first, end]) => (sums[end] ?? 0) - (sums[first] ?? 0))
    if (possible.some((sum) => Number.isNaN(sum) || sum === typed)) return []
    return [disagreement(cell, figure, { typed, sum: possible[0] ?? 0 })]
  })
}

/** The stretches of rows that a total may add up: what it is of most likely first. */
function sumsAround(rows: readonly ListRow[], at: number): [first: number, end: number][] {
  const before = rows.findLastIndex((each, index) => index < at && isSum(each)) + 1
  const next = rows.findIndex((each, index) => index > at && isSum(each))
  const below: [number, number] = [at + 1, next < 0 ? rows.length : next]
  const above: [number, number][] = [
    [0, at],
    [before, at],
  ]
  return rows[at]?.is === 'group' ? [below, ...above, [0, rows.length]] : [...above, [0, rows.length], below]
}

/** What the unions above each row come to, and above the end; NaN from the first that says no plain number. */
function sumsAbove(rows: readonly ListRow[], figure: ListFigure, { sheet }: ListSheet): number[] {
  const sums = [0]
  for (const { row, is } of rows) {
    const amount = is === 'union' ? amountOf(cellAt(sheet.name, row, figure.column), figure) : 0
    sums.push((sums.at(-1) ?? 0) + amount)
  }
  return sums
}

/** What a cell adds; NaN where it says no plain number. */
function amountOf(cell: RawCell, { indicator, blank }: ListFigure): number {
  if (cell.kind === 'number' && indicator.kind !== 'yes_no') return Number(cell.value)
  if (isBlank(cell)) return blank === null ? Number.NaN : 0
  const { kind, measure, nouns } = indicator
  const isCounted = cell.kind === 'number' || /^[\d. ]+$/.test(cell.raw.trim())
  const parsed = parseFigure(cell, { kind: isCounted ? 'count' : kind, measure, ...(nouns ? { nouns } : {}) })
  const figure = 'refusal' in parsed ? null : parsed.value
  return figure?.qualifier === 'exact' && figure.stated !== null ? figure.stated : Number.NaN
}

function disagreement(cell: RawCell, { label, column }: ListFigure, { typed, sum }: { typed: number; sum: number }): Finding {
  const message = `Ô ${cell.at.cell}: dòng cộng ghi ${printNumber(typed)}, các dòng cộng lại ở cột "${label}" được ${printNumber(sum)}. Dòng cộng không được tính vào số liệu. Đề nghị kiểm tra lại cột ${columnLetters(column)}: còn thiếu dòng nào, hay dòng cộng chưa sửa?`
  return findingOn(cell, { rule: 'T44', severity: 'warning', expected: printNumber(sum), message })
}
