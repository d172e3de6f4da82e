import type { RawCell } from '../../parse/rawCell.ts'
import type { Row, Sheet } from '../sheet.ts'
import { columnOf, readAddress, rowOf } from '../xlsx/cellAddress.ts'

/** A stretch of cells, 1-based, all of it included. */
interface Area {
  top: number
  left: number
  bottom: number
  right: number
}

/** A column's cells that are not blank, in the order of their rows. A number stands for itself, so that adding it costs nothing. */
interface Column {
  rows: number[]
  cells: (number | RawCell)[]
}

/**
 * A sheet as sums look into it, many of them into the same cells. `takeSteps` is told how much each look costs, in cells that are
 * made, and answers whether to go on.
 */
export class SheetCells {
  #rows: readonly Row[]
  #columns = new Map<number, Column>()
  #lastColumn: number | null = null
  #covered: readonly number[]
  #takeSteps: (count: number) => boolean

  constructor({ rows, covered }: Sheet, takeSteps: (count: number) => boolean) {
    this.#rows = rows
    this.#covered = covered.map(({ at }) => readAddress(at.cell, 0, at.cell.length))
    this.#takeSteps = takeSteps
  }

  /**
   * Calls `visit` with each cell of an area until it answers false; false where it did, where there are no steps left, or where
   * something under a merged range, which nobody sees, would have to be added.
   */
  visit(area: Area, visit: (cell: number | RawCell) => boolean): boolean {
    if (!this.#takeSteps(this.#covered.length / KNOWN_CELLS_A_STEP) || this.#covered.some((address) => isIn(area, address))) return false
    if (area.bottom - area.top < FEW_ROWS) return this.#visitRows(area, visit)
    const right = Math.min(area.right, this.#findLastColumn())
    for (let column = area.left; column <= right; column++) if (!this.#visitColumn(column, area, visit)) return false
    return true
  }

  #visitRows({ top, left, bottom, right }: Area, visit: (cell: RawCell) => boolean): boolean {
    for (let at = firstFrom(this.#rows.length, (place) => this.#rows[place]?.number ?? 0, top); at < this.#rows.length; at++) {
      const row = this.#rows[at]
      if (!row || row.number > bottom) break
      const cells = cellsBetween(row, left, right)
      if (!this.#takeSteps(1 + cells.length) || !cells.every(visit)) return false
    }
    return true
  }

  #visitColumn(column: number, { top, bottom }: Area, visit: (cell: number | RawCell) => boolean): boolean {
    const found = this.#columns.get(column) ?? this.#readColumn(column)
    if (!found) return false
    const { rows, cells } = found
    const from = firstFrom(rows.length, (place) => rows[place] ?? 0, top)
    const end = firstFrom(rows.length, (place) => rows[place] ?? 0, bottom + 1)
    if (!this.#takeSteps(1 + (end - from) / KNOWN_CELLS_A_STEP)) return false
    for (let at = from; at < end; at++) if (!visit(cells[at] ?? 0)) return false
    return true
  }

  #readColumn(column: number): Column | null {
    if (!this.#takeSteps(this.#rows.length)) return null
    const read: Column = { rows: [], cells: [] }
    for (const row of this.#rows) {
      const cell = row.cell(column)
      if (!cell) continue
      read.rows.push(row.number)
      read.cells.push(cell.kind === 'number' && cell.formula === undefined ? Number(cell.value) : cell)
    }
    this.#columns.set(column, read)
    return read
  }

  #findLastColumn(): number {
    if (this.#lastColumn === null) {
      this.#takeSteps(this.#rows.length)
      this.#lastColumn = this.#rows.reduce((last, { columns }) => Math.max(last, columns.at(-1) ?? 0), 0)
    }
    return this.#lastColumn
  }
}

/** So few rows are looked up as they are. */
const FEW_ROWS = 16

/** Adding a number that is known costs far less than making a cell. */
const KNOWN_CELLS_A_STEP = 16

function isIn({ top, left, bottom, right }: Area, address: number): boolean {
  const [row, column] = [rowOf(address), columnOf(address)]
  return row >= top && row <= bottom && column >= left && column <= right
}

function cellsBetween(row: Row, left: number, right: number): RawCell[] {
  if (left === right) {
    const cell = row.cell(left)
    return cell ? [cell] : []
  }
  const { columns } = row
  return row.cells.filter((_, index) => (columns[index] ?? 0) >= left && (columns[index] ?? 0) <= right)
}

/** The first of `length` places whose number, which rise, is at least this one. */
function firstFrom(length: number, numberAt: (place: number) => number, least: number): number {
  let [low, high] = [0, length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (numberAt(middle) < least) low = middle + 1
    else high = middle
  }
  return low
}
