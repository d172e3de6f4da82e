import { LAST_COLUMN, LAST_ROW, MAX_CELLS, MAX_MERGED_CELLS, MAX_ROWS, MAX_TAGS } from '../limits.ts'
import type { WorkbookPacker } from '../packed/workbookPacker.ts'
import type { Merge } from '../sheet.ts'
import type { XmlVisitor } from '../xml/xmlScanner.ts'
import type { XmlTag } from '../xml/xmlTag.ts'
import { columnNumber, columnOf, readAddress, rowOf } from './cellAddress.ts'
import { CellReader, type CellTables } from './cellReader.ts'
import { readDigits } from './readNumber.ts'

/** Counts over all sheets of one workbook. */
export interface Tally {
  tags: number
  rows: number
  cells: number
  mergedCells: number
}

/** What is wrong with a sheet: too much in it, or XML that contradicts itself. */
export type SheetProblem = 'tooManyRows' | 'tooManyCells' | 'tooMuchMerged' | 'contradictory'

/** Where the reader stands: outside the rows, among them, or in one of their parts. */
type Place = 'outside' | 'sheetData' | 'row' | 'c' | 'v' | 'f' | 'is'

const PARENT: Readonly<Record<Place, Place>> = {
  outside: 'outside',
  sheetData: 'outside',
  row: 'sheetData',
  c: 'row',
  v: 'c',
  f: 'c',
  is: 'c',
}

/**
 * Reads a sheet's XML into cells as it is scanned, and is its guard at the same time: it counts, and takes rows and cells only in order and at
 * places that there are. What could be read in two ways (a row twice, a number that is none) is a problem, never a guess.
 */
export class SheetReader implements XmlVisitor<SheetProblem> {
  readonly merges: Merge[] = []
  readonly hiddenColumns: [first: number, last: number][] = []
  isFiltered = false
  #packer: WorkbookPacker
  #tally: Tally
  #cell: CellReader
  #place: Place = 'outside'
  #prefix: string | null = null
  #hasRows = false
  /** How deep in an element that is not ours. */
  #foreign = 0
  #row = 0
  #column = 0

  constructor(packer: WorkbookPacker, tables: CellTables, tally: Tally) {
    this.#packer = packer
    this.#tally = tally
    this.#cell = new CellReader(packer, tables)
  }

  get wantsText(): boolean {
    return this.#foreign === 0 && (this.#place === 'v' || this.#place === 'f' || this.#cell.wantsText)
  }

  /** The cell that is at fault, or the last row before the fault. */
  get where(): string {
    return this.#cell.address || (this.#row > 0 ? `sau hàng ${this.#row}` : 'đầu trang')
  }

  /** Whether the sheet's rows began and ended. */
  get isWhole(): boolean {
    return this.#hasRows && this.#place === 'outside'
  }

  open(tag: XmlTag): SheetProblem | undefined {
    if (++this.#tally.tags > MAX_TAGS) return 'tooManyCells'
    this.#prefix ??= tag.prefix
    if (this.#foreign > 0) {
      this.#foreign++
      return this.#place !== 'outside' && tag.prefix === this.#prefix && tag.name in PARENT ? 'contradictory' : undefined
    }
    switch (this.#place) {
      case 'outside':
        return this.#openOutside(tag)
      case 'sheetData':
        return tag.name === 'row' ? this.#enter('row', tag) : this.#openForeign(tag)
      case 'row':
        return tag.name === 'c' ? this.#enter('c', tag) : this.#openForeign(tag)
      case 'c':
        return tag.name === 'v' || tag.name === 'f' || tag.name === 'is' ? this.#enter(tag.name, tag) : this.#openForeign(tag)
      case 'is':
        this.#cell.openInline(tag)
        return undefined
      default:
        return this.#openForeign(tag)
    }
  }

  close(name: string): SheetProblem | undefined {
    if (this.#foreign > 0) this.#foreign--
    else if (this.#place === 'is' && name !== 'is') this.#cell.closeInline(name)
    else if (this.#place === 'outside') return undefined
    else if (name !== this.#place) return 'contradictory'
    else {
      this.#place = PARENT[this.#place]
      return name === 'c' ? this.#cell.finish() : undefined
    }
    return undefined
  }

  text(text: string, from: number, to: number, cdata?: string): SheetProblem | undefined {
    if (this.#place === 'v') return this.#cell.readValue(text, from, to, cdata)
    return this.#place === 'f' ? this.#cell.readFormula(text, from, to, cdata) : this.#cell.readInline(text, from, to, cdata)
  }

  #openOutside(tag: XmlTag): SheetProblem | undefined {
    if (tag.name === 'sheetData') return this.#enter('sheetData', tag)
    if (tag.prefix !== this.#prefix) return undefined
    if (tag.name === 'mergeCell') return this.#addMerge(tag.attribute('ref') ?? '')
    if (tag.name === 'filterColumn') this.isFiltered = true
    if (tag.name === 'col' && isTrue(tag, 'hidden')) this.#addHidden(Number(tag.attribute('min')), Number(tag.attribute('max')))
    return undefined
  }

  /** An extension of somebody's is passed over; what is ours stands only in its own place, and in no extension of a cell or a row. */
  #openForeign(tag: XmlTag): SheetProblem | undefined {
    if (tag.name in PARENT) return 'contradictory'
    this.#foreign = 1
    return undefined
  }

  #enter(place: Exclude<Place, 'outside'>, tag: XmlTag): SheetProblem | undefined {
    if (tag.prefix !== this.#prefix) return 'contradictory'
    this.#place = place
    switch (place) {
      case 'sheetData':
        return this.#enterRows()
      case 'row':
        return this.#enterRow(tag)
      case 'c':
        return this.#enterCell(tag)
      case 'v':
        return this.#cell.enterValue()
      case 'f':
        return this.#cell.enterFormula(tag)
      case 'is':
        return this.#cell.enterInline()
    }
  }

  #enterRows(): SheetProblem | undefined {
    if (this.#hasRows) return 'contradictory'
    this.#hasRows = true
    return undefined
  }

  /** A row without a number is the one after the last. */
  #enterRow(tag: XmlTag): SheetProblem | undefined {
    const number = tag.has('r') ? readDigits(tag.text, tag.valueFrom, tag.valueTo) : this.#row + 1
    if (number <= this.#row || number > LAST_ROW) return 'contradictory'
    this.#row = number
    this.#column = 0
    this.#packer.startRow(number, isTrue(tag, 'hidden'))
    return ++this.#tally.rows > MAX_ROWS ? 'tooManyRows' : undefined
  }

  /** A cell without an address stands right of the last. */
  #enterCell(tag: XmlTag): SheetProblem | undefined {
    const isPlaced = tag.has('r')
    const address = isPlaced ? readAddress(tag.text, tag.valueFrom, tag.valueTo) : 0
    const [column, row] = isPlaced ? [columnOf(address), rowOf(address)] : [this.#column + 1, this.#row]
    this.#cell.start(column, row, tag)
    if (row !== this.#row || column <= this.#column || column > LAST_COLUMN) return 'contradictory'
    this.#column = column
    return ++this.#tally.cells > MAX_CELLS ? 'tooManyCells' : undefined
  }

  #addMerge(range: string): SheetProblem | undefined {
    const [, left = '', top, right = '', bottom] = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(range) ?? []
    const merge = { top: Number(top), left: columnNumber(left), bottom: Number(bottom), right: columnNumber(right) }
    const area = (merge.bottom - merge.top + 1) * (merge.right - merge.left + 1)
    if (!(area > 1)) return undefined
    this.merges.push(merge)
    this.#tally.mergedCells += area
    return this.#tally.mergedCells > MAX_MERGED_CELLS ? 'tooMuchMerged' : undefined
  }

  #addHidden(first: number, last: number): void {
    if (first >= 1 && last >= first && last <= LAST_COLUMN) this.hiddenColumns.push([first, last])
  }
}

function isTrue(tag: XmlTag, name: string): boolean {
  return tag.has(name) && /^(1|true)$/.test(tag.attribute(name) ?? '')
}
