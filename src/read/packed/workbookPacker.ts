import type { Finding } from '../../pipeline/finding.ts'
import type { Merge, Workbook } from '../sheet.ts'
import { NumberColumn } from './numberColumn.ts'
import { CELL_KINDS, type CellKind, type CellStyle, type PackedSheet, type PackedWorkbook } from './packedWorkbook.ts'
import { TextTable } from './textTable.ts'

/** What a cell says: a number, or a text (a day as "2023-09-30" or "2023-09-30T08:00:00", an error as its code). */
export interface CellContent {
  kind: CellKind
  value: number | boolean | string
  /** The place of its style; 0 is General. */
  style?: number
  formula?: string
}

/**
 * Collects a workbook's cells as a reader meets them: sheet by sheet, row by row, column by column. Blank cells are left out; rows that
 * had nothing else do not stand in the result.
 */
export class WorkbookPacker {
  #sheets: PackedSheet[] = []
  #findings: Finding[] = []
  #rowNumbers = new NumberColumn((length) => new Uint32Array(length))
  #rowStarts = new NumberColumn((length) => new Uint32Array(length))
  #rowHidden = new NumberColumn((length) => new Uint8Array(length))
  #columns = new NumberColumn((length) => new Uint16Array(length))
  #kinds = new NumberColumn((length) => new Uint8Array(length))
  #styles = new NumberColumn((length) => new Uint16Array(length))
  #values = new NumberColumn((length) => new Float64Array(length))
  #formulaCells = new NumberColumn((length) => new Uint32Array(length))
  #formulaTexts = new NumberColumn((length) => new Uint32Array(length))
  #texts = new TextTable()
  #row = { number: 0, isHidden: false, isOpen: false }

  /** `texts` are given places of their own, in order from 0: a workbook's shared table. */
  constructor(texts: readonly string[] = []) {
    for (const text of texts) this.#texts.add(text)
  }

  get cellCount(): number {
    return this.#kinds.length
  }

  startSheet(name: string, { isHidden = false } = {}): void {
    const at = this.#rowNumbers.length
    this.#row.isOpen = false
    this.#sheets.push({ name, isHidden, merges: [], hiddenColumns: [], isFiltered: false, firstRow: at, endRow: at })
  }

  /** What is told of a sheet after its rows, or before them. */
  describeSheet(facts: { merges?: readonly Merge[]; hiddenColumns?: PackedSheet['hiddenColumns']; isFiltered?: boolean }): void {
    const last = this.#sheets.pop()
    if (last) this.#sheets.push({ ...last, ...facts })
  }

  startRow(number: number, isHidden = false): void {
    this.#row = { number, isHidden, isOpen: false }
  }

  add(column: number, { kind, value, style = 0, formula }: CellContent): void {
    if (formula !== undefined) {
      this.#formulaCells.push(this.#kinds.length)
      this.#formulaTexts.push(this.#texts.placeOf(formula))
    }
    this.#push(column, CELL_KINDS.indexOf(kind), typeof value === 'string' ? this.#texts.placeOf(value) : Number(value), style)
  }

  addNumber(column: number, value: number, style: number): void {
    this.#push(column, NUMBER, value, style)
  }

  /** A text of the table that the packer was made with. */
  addShared(column: number, place: number, style: number): void {
    this.#push(column, TEXT, place, style)
  }

  tell(finding: Finding): void {
    this.#findings.push(finding)
  }

  finish(kind: Workbook['kind'], styles: readonly CellStyle[] = [{ format: '' }]): PackedWorkbook {
    this.#rowStarts.push(this.#kinds.length)
    return {
      head: { kind, findings: this.#findings, sheets: this.#sheets, styles },
      rowNumbers: this.#rowNumbers.end(),
      rowStarts: this.#rowStarts.end(),
      rowHidden: this.#rowHidden.end(),
      columns: this.#columns.end(),
      kinds: this.#kinds.end(),
      styles: this.#styles.end(),
      values: this.#values.end(),
      formulaCells: this.#formulaCells.end(),
      formulaTexts: this.#formulaTexts.end(),
      restoredCells: new Uint32Array(),
      restoredTexts: new Uint32Array(),
      ...this.#texts.end(),
    }
  }

  #push(column: number, kind: number, value: number, style: number): void {
    if (!this.#row.isOpen) this.#openRow()
    this.#columns.push(column)
    this.#kinds.push(kind)
    this.#styles.push(style)
    this.#values.push(value)
  }

  #openRow(): void {
    const { number, isHidden } = this.#row
    this.#row.isOpen = true
    this.#rowNumbers.push(number)
    this.#rowStarts.push(this.#kinds.length)
    this.#rowHidden.push(isHidden ? 1 : 0)
    const sheet = this.#sheets.at(-1)
    if (sheet) sheet.endRow = this.#rowNumbers.length
  }
}

const TEXT = CELL_KINDS.indexOf('text')
const NUMBER = CELL_KINDS.indexOf('number')
