import type { RawCell } from '../../parse/rawCell.ts'
import { columnLetters } from '../cellAt.ts'
import { plainDigits } from '../plainDigits.ts'
import type { Merge, Row, Sheet, Workbook } from '../sheet.ts'
import { CELL_KINDS, type PackedSheet, type PackedWorkbook } from './packedWorkbook.ts'
import { readText } from './textTable.ts'

/**
 * A packed workbook as rows and cells. A cell is made when it is asked for, so that a large sheet costs no more than its numbers. Where
 * text was typed in an older font, a cell's value is what it means and its `raw` what stands in the file; that is told once.
 */
export function unpackWorkbook(packed: PackedWorkbook): Workbook {
  const { kind, findings, sheets } = packed.head
  const cells = new PackedCells(packed)
  return { kind, findings, hasFormulas: packed.formulaCells.length > 0, sheets: sheets.map((sheet) => unpackSheet(sheet, cells)) }
}

function unpackSheet(sheet: PackedSheet, cells: PackedCells): Sheet {
  const { name, isHidden, merges, hiddenColumns, isFiltered, firstRow, endRow } = sheet
  const cover = coverRows(merges)
  const all = Array.from({ length: endRow - firstRow }, (_, index) => {
    const covered = cover.get(cells.packed.rowNumbers[firstRow + index] ?? 0)
    return new PackedRow({ cells, sheet: name, row: firstRow + index, covered: covered ?? NOTHING })
  })
  const rows = cover.size === 0 ? all : all.filter((row) => row.columns.length > 0)
  return { name, isHidden, merges, hiddenColumns, isFiltered, rows, covered: all.flatMap((row) => row.hiddenCells) }
}

type Stretch = readonly [first: number, last: number]

const NOTHING: readonly Stretch[] = []

/** For each row the columns that merged ranges cover, without the first cell of each range. */
function coverRows(merges: readonly Merge[]): Map<number, Stretch[]> {
  const covered = new Map<number, Stretch[]>()
  for (const { top, left, bottom, right } of merges) {
    for (let row = top; row <= bottom; row++) {
      const first = row === top ? left + 1 : left
      if (first <= right) covered.set(row, [...(covered.get(row) ?? []), [first, right]])
    }
  }
  return covered
}

class PackedRow implements Row {
  readonly number: number
  readonly isHidden: boolean
  #cells: PackedCells
  #sheet: string
  #row: number
  #covered: readonly Stretch[]

  constructor({ cells, sheet, row, covered }: { cells: PackedCells; sheet: string; row: number; covered: readonly Stretch[] }) {
    this.number = cells.packed.rowNumbers[row] ?? 0
    this.isHidden = cells.packed.rowHidden[row] === 1
    this.#cells = cells
    this.#sheet = sheet
    this.#row = row
    this.#covered = covered
  }

  get columns(): number[] {
    const columns = [...this.#cells.packed.columns.subarray(this.#start, this.#end)]
    return this.#covered === NOTHING ? columns : columns.filter((column) => !this.#isCovered(column))
  }

  get cells(): RawCell[] {
    return this.#list(false)
  }

  /** The cells that merged ranges cover. */
  get hiddenCells(): RawCell[] {
    return this.#covered === NOTHING ? [] : this.#list(true)
  }

  cell(column: number): RawCell | undefined {
    const at = findIn(this.#cells.packed.columns, column, [this.#start, this.#end])
    return at < 0 || this.#isCovered(column) ? undefined : this.#make(at)
  }

  #list(isCovered: boolean): RawCell[] {
    const [cells, end] = [[] as RawCell[], this.#end]
    for (let at = this.#start; at < end; at++) {
      if (this.#isCovered(this.#cells.packed.columns[at] ?? 0) === isCovered) cells.push(this.#make(at))
    }
    return cells
  }

  #isCovered(column: number): boolean {
    return this.#covered.some(([first, last]) => column >= first && column <= last)
  }

  get #start(): number {
    return this.#cells.packed.rowStarts[this.#row] ?? 0
  }

  get #end(): number {
    return this.#cells.packed.rowStarts[this.#row + 1] ?? 0
  }

  #make(at: number): RawCell {
    const cell = `${columnLetters(this.#cells.packed.columns[at] ?? 1)}${this.number}`
    return this.#cells.make(at, { sheet: this.#sheet, cell })
  }
}

class PackedCells {
  packed: PackedWorkbook
  /** Texts that were asked for, where a text stands for several cells; null where each cell has its own. */
  #texts: (string | undefined)[] | null

  constructor(packed: PackedWorkbook) {
    this.packed = packed
    this.#texts = packed.textStarts.length > packed.kinds.length ? null : []
  }

  make(at: number, address: RawCell['at']): RawCell {
    const { kinds, styles, values, head, restoredCells, restoredTexts, formulaCells, formulaTexts } = this.packed
    const cell = this.#read(CELL_KINDS[kinds[at] ?? 0] ?? 'text', values[at] ?? 0, address)
    const restored = findIn(restoredCells, at)
    if (restored >= 0) cell.value = this.#text(restoredTexts[restored] ?? 0)
    const style = head.styles[styles[at] ?? 0]
    if (style?.format) cell.format = style.format
    if (style?.font) cell.font = style.font
    const formula = findIn(formulaCells, at)
    if (formula >= 0) cell.formula = this.#text(formulaTexts[formula] ?? 0)
    return cell
  }

  #read(kind: (typeof CELL_KINDS)[number], value: number, at: RawCell['at']): RawCell {
    if (kind === 'number') return { at, kind, value, raw: plainDigits(value) }
    if (kind === 'boolean') return { at, kind, value: value === 1, raw: value === 1 ? 'TRUE' : 'FALSE' }
    const text = this.#text(value)
    return { at, kind, value: text, raw: text }
  }

  #text(place: number): string {
    const known = this.#texts?.[place]
    if (known !== undefined) return known
    const text = readText(this.packed, place)
    if (this.#texts) this.#texts[place] = text
    return text
  }
}

/** Where a number stands among some that are in order, in a stretch of them (without its end); -1 where it is none of them. */
function findIn(numbers: Uint32Array | Uint16Array, number: number, [start, end]: Stretch = [0, numbers.length]): number {
  let [first, last] = [start, end - 1]
  while (first <= last) {
    const middle = (first + last) >> 1
    const there = numbers[middle] as number
    if (there === number) return middle
    if (there < number) first = middle + 1
    else last = middle - 1
  }
  return -1
}
