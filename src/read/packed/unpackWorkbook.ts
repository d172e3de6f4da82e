import type { RawCell } from '../../parse/rawCell.ts'
import type { Address } from '../../pipeline/address.ts'
import { columnLetters } from '../cellAt.ts'
import { plainDigits } from '../plainDigits.ts'
import type { Merge, Row, Sheet, Workbook } from '../sheet.ts'
import { CELL_KINDS, type PackedSheet, type PackedWorkbook } from './packedWorkbook.ts'
import { RestoredTexts } from './restoredTexts.ts'
import { sayRestored } from './sayRestored.ts'

/**
 * A packed workbook as rows and cells. A cell is made when it is asked for, so that a large sheet costs no more than its numbers. Where
 * text was typed in an older font, a cell's value is what it means and its `raw` what stands in the file; that is told once.
 */
export function unpackWorkbook(packed: PackedWorkbook): Workbook {
  const { kind, findings, sheets } = packed.head
  const cells = new PackedCells(packed)
  const restored = cells.restored.found.map((found) => sayRestored(found, addressOf(found.first, packed)))
  return { kind, findings: [...findings, ...restored], sheets: sheets.map((sheet) => unpackSheet(sheet, cells)) }
}

function addressOf(at: number, { head, rowStarts, rowNumbers, columns }: PackedWorkbook): Address {
  const row = rowStarts.findLastIndex((start) => start <= at)
  const sheet = head.sheets.find(({ firstRow, endRow }) => row >= firstRow && row < endRow)
  return { sheet: sheet?.name ?? '', cell: `${columnLetters(columns[at] ?? 1)}${rowNumbers[row]}` }
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
    const { columns } = this.#cells.packed
    for (let at = this.#start; at < this.#end; at++) {
      if (columns[at] === column) return this.#isCovered(column) ? undefined : this.#make(at)
    }
    return undefined
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
  restored: RestoredTexts
  /** Texts that were asked for, where a text stands for several cells; null where each cell has its own. */
  #texts: (string | undefined)[] | null
  #bytes: Buffer
  #formulas: Map<number, number>

  constructor(packed: PackedWorkbook) {
    const { textBytes, formulaCells, formulaTexts } = packed
    this.packed = packed
    this.#texts = packed.textStarts.length > packed.kinds.length ? null : []
    this.#bytes = Buffer.from(textBytes.buffer, textBytes.byteOffset, textBytes.byteLength)
    this.#formulas = new Map([...formulaCells].map((cell, index) => [cell, formulaTexts[index] ?? 0]))
    this.restored = new RestoredTexts(packed, (place) => this.#text(place))
  }

  make(at: number, address: RawCell['at']): RawCell {
    const { kinds, styles, values, head } = this.packed
    const kind = CELL_KINDS[kinds[at] ?? 0] ?? 'text'
    const cell = this.#read(kind, values[at] ?? 0, address)
    if (kind === 'text') cell.value = this.restored.of(values[at] ?? 0, styles[at] ?? 0) ?? cell.value
    const style = head.styles[styles[at] ?? 0]
    if (style?.format) cell.format = style.format
    if (style?.font) cell.font = style.font
    const formula = this.#formulas.get(at)
    if (formula !== undefined) cell.formula = this.#text(formula)
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
    const text = this.#bytes.toString('utf8', this.packed.textStarts[place], this.packed.textStarts[place + 1])
    if (this.#texts) this.#texts[place] = text
    return text
  }
}
