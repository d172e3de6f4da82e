import { LAST_COLUMN, LAST_ROW, WIDEST_HTML_CELL } from '../limits.ts'
import type { CellContent } from '../packed/workbookPacker.ts'
import type { Merge } from '../sheet.ts'
import { type CellBudget, Unreadable } from './cellBudget.ts'
import { HtmlText } from './htmlText.ts'

export interface HtmlCell {
  row: number
  column: number
  attributes: ReadonlyMap<string, string>
  text: HtmlText
  font: string | undefined
}

export interface HtmlRow {
  number: number
  isHidden: boolean
  cells: { column: number; style: number; content: CellContent }[]
}

/** A table of a page as a sheet: cells keep clear of those that reach down or across from before. */
export class HtmlTable {
  name: string
  readonly rows: HtmlRow[] = []
  readonly merges: Merge[] = []
  cell: HtmlCell | null = null
  #budget: CellBudget
  #row = 0
  #isHidden = false
  #nextColumn = 1
  #isRowOpen = false
  /** By column: the last row down to which a cell from above reaches. */
  #reaching: number[] = []

  constructor(name: string, budget: CellBudget) {
    this.name = name
    this.#budget = budget
  }

  startRow(isHidden: boolean): void {
    this.#row++
    if (this.#row > LAST_ROW) throw new Unreadable('tooManyRows', this.#place)
    this.#isHidden = isHidden
    this.#nextColumn = 1
    this.#isRowOpen = true
  }

  endRow(): void {
    this.#isRowOpen = false
  }

  startCell(attributes: ReadonlyMap<string, string>): void {
    if (!this.#isRowOpen) this.startRow(false)
    let column = this.#nextColumn
    while ((this.#reaching[column] ?? 0) >= this.#row) column++
    const width = Math.min(WIDEST_HTML_CELL, spanOf(attributes.get('colspan')) || 1)
    const height = Math.min(TALLEST_CELL, spanOf(attributes.get('rowspan')) || TALLEST_CELL)
    this.#nextColumn = column + width
    if (width > 1 || height > 1) this.#merge({ top: this.#row, left: column, bottom: this.#row + height - 1, right: column + width - 1 })
    this.cell = { row: this.#row, column, attributes, text: new HtmlText(), font: undefined }
  }

  /** Keeps the open cell, where it says something. */
  endCell(content: CellContent | null, style: number): void {
    const { cell } = this
    this.cell = null
    if (!cell || !content) return
    if (cell.column > LAST_COLUMN) throw new Unreadable('contradictory', this.#place)
    this.#budget.cells(this.#place)
    if (this.rows.at(-1)?.number !== cell.row) {
      this.#budget.row(this.#place)
      this.rows.push({ number: cell.row, isHidden: this.#isHidden, cells: [] })
    }
    this.rows.at(-1)?.cells.push({ column: cell.column, style, content })
  }

  /** Merged ranges as far as the table has rows. */
  get shownMerges(): Merge[] {
    return this.merges
      .map((merge) => ({ ...merge, bottom: Math.min(merge.bottom, this.#row) }))
      .filter(({ top, left, bottom, right }) => bottom > top || right > left)
  }

  #merge(merge: Merge): void {
    this.#budget.merge(this.#place, merge)
    this.merges.push(merge)
    if (merge.bottom === merge.top) return
    for (let column = merge.left; column <= merge.right; column++) this.#reaching[column] = merge.bottom
  }

  get #place(): string {
    return this.name ? `bảng "${this.name}", hàng ${this.#row}` : `hàng ${this.#row}`
  }
}

/** As browsers have it; a height of 0 means down to the end of the table. */
const TALLEST_CELL = 65_534

function spanOf(text: string | undefined): number {
  const [digits] = /^\s*\d{1,9}/.exec(text ?? '1') ?? ['1']
  return Number(digits)
}
