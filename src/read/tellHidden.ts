import type { Finding, Severity } from '../pipeline/finding.ts'
import { columnLetters, isBlank } from './cellAt.ts'
import type { FormSheet } from './placeForm.ts'
import type { FormReading } from './reading.ts'
import type { Sheet } from './sheet.ts'
import { columnOf, readAddress, rowOf } from './xlsx/cellAddress.ts'

/**
 * Figures that the submitter does not see and that are read all the same (T22): one finding for a sheet. A line of a form is where it
 * should be, hidden or not, and so is a row that a filter hides; a row that only adds to others should be confirmed, and so should a
 * whole sheet, which may be an old one beside the one that was filled in.
 */
export function tellHidden(sheets: readonly Pick<FormSheet, 'form' | 'sheet'>[], readings: readonly FormReading[]): Finding[] {
  return sheets.flatMap(({ form, sheet }) => {
    const reading = readings.find((each) => each.form === form)
    const places = (reading && hasHidden(sheet) ? [...reading.entries] : [])
      .filter(({ cell }) => !isBlank(cell))
      .map(({ cell }) => placeOf(cell))
    if (places.length === 0) return []
    if (sheet.isHidden) return [hiddenSheet(sheet.name)]
    const rows = hiddenRowsOf(sheet)
    const hidden = {
      rows: inOrder(places.map(({ row }) => row)).filter((row) => rows.has(row)),
      columns: inOrder(places.map(({ column }) => column)).filter((column) => isHiddenColumn(column, sheet)),
    }
    if (hidden.rows.length + hidden.columns.length === 0) return []
    const isConfirmed = form.kind !== 'figures' && (hidden.columns.length > 0 || !sheet.isFiltered)
    return [hiddenPlaces(sheet.name, hidden, isConfirmed ? 'warning' : 'notice')]
  })
}

function hasHidden({ isHidden, hiddenColumns, rows }: Sheet): boolean {
  return isHidden || hiddenColumns.length > 0 || rows.some((row) => row.isHidden)
}

function hiddenRowsOf({ rows }: Sheet): Set<number> {
  return new Set(rows.filter(({ isHidden }) => isHidden).map(({ number }) => number))
}

function isHiddenColumn(column: number, { hiddenColumns }: Sheet): boolean {
  return hiddenColumns.some(([first, last]) => column >= first && column <= last)
}

function placeOf({ at }: { at: { cell: string } }): { row: number; column: number } {
  const address = readAddress(at.cell, 0, at.cell.length)
  return { row: rowOf(address), column: columnOf(address) }
}

function inOrder(numbers: readonly number[]): number[] {
  return [...new Set(numbers)].sort((a, b) => a - b)
}

function hiddenSheet(sheet: string): Finding {
  const message = `Trang tính ${sheet} đang ẩn, nhưng số liệu ở đó vẫn được đọc và tính vào tổng. Đề nghị bỏ ẩn để kiểm tra; nếu là trang cũ, đề nghị xóa trang rồi nộp lại.`
  return { rule: 'T22', severity: 'warning', at: { sheet, cell: 'A1' }, given: null, expected: null, message }
}

function hiddenPlaces(sheet: string, { rows, columns }: { rows: number[]; columns: number[] }, severity: Severity): Finding {
  const parts = [
    ...(rows.length > 0 ? [`hàng ${sayStretches(rows, String)}`] : []),
    ...(columns.length > 0 ? [`cột ${sayStretches(columns, columnLetters)}`] : []),
  ]
  const given = parts.join(', ')
  const message = `Trang tính ${sheet} đang ẩn ${parts.join(' và ')}; số liệu ở đó vẫn được đọc và được tính. Đề nghị bỏ ẩn để kiểm tra; nếu không phải số liệu của kỳ này, đề nghị xóa.`
  return { rule: 'T22', severity, at: { sheet, cell: 'A1' }, given, expected: null, message }
}

const MOST_STRETCHES = 12

/** "7, 9–12": numbers that follow each other are said as one stretch. */
function sayStretches(numbers: readonly number[], print: (number: number) => string): string {
  const stretches: [first: number, last: number][] = []
  for (const number of numbers) {
    const last = stretches.at(-1)
    if (last && last[1] === number - 1) last[1] = number
    else stretches.push([number, number])
  }
  const said = stretches.slice(0, MOST_STRETCHES).map(([first, last]) => (first === last ? print(first) : `${print(first)}–${print(last)}`))
  return said.join(', ') + (stretches.length > MOST_STRETCHES ? ', …' : '')
}
