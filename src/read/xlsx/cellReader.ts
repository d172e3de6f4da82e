import { NO_SUCH_DATE, NOT_CALCULATED } from '../../parse/cellErrors.ts'
import { columnLetters } from '../cellAt.ts'
import { shiftFormula } from '../formula/shiftFormula.ts'
import type { CellKind } from '../packed/packedWorkbook.ts'
import type { WorkbookPacker } from '../packed/workbookPacker.ts'
import { serialToIso } from '../serialToIso.ts'
import { readPiece } from '../xml/xmlScanner.ts'
import type { XmlTag } from '../xml/xmlTag.ts'
import { decodeEscapes } from './decodeEscapes.ts'
import { readDigits, readNumber } from './readNumber.ts'
import type { StyleTable } from './styleTable.ts'

/** What a workbook says beside its cells. */
export interface CellTables {
  /** The shared texts; the packer knows them by the same places. */
  texts: readonly string[]
  textFonts: ReadonlyMap<number, string>
  styles: StyleTable
  is1904: boolean
}

/** What could be read in two ways: two values in a cell, or a value that is not what the cell's type says. */
export type CellProblem = 'contradictory'

const ISO_DAY = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d)(?:\.\d+)?Z?)?$/
const REMEMBERED_DAYS = 10_000

/** A longer formula is not repeated for each cell that shares it: a few bytes of XML would become thousands. */
const LONGEST_SHARED = 200

/**
 * Reads one cell at a time and gives it to the packer. A formula gives its stored result, be it 0, FALSE or ""; one without a
 * stored result, and a number that its date format cannot show, become errors. Text is untouched.
 */
export class CellReader {
  wantsText = false
  #packer: WorkbookPacker
  #tables: CellTables
  #masters = new Map<string, { text: string; row: number; column: number }>()
  #days = new Map<number, string | null>()
  #column = 0
  #row = 0
  #isIn = false
  #type = 'n'
  #style = 0
  #hasValue = false
  /** The value of a number, or the place of a shared text; NaN where it is none. */
  #number: number | null = null
  #text: string | null = null
  #formula: string | null = null
  #shared: string | undefined
  #font = ''
  #isPronunciation = false

  constructor(packer: WorkbookPacker, tables: CellTables) {
    this.#packer = packer
    this.#tables = tables
  }

  /** The address of the cell that is being read; '' between cells. */
  get address(): string {
    return this.#isIn && this.#column > 0 ? `${columnLetters(this.#column)}${this.#row}` : ''
  }

  start(column: number, row: number, tag: XmlTag): void {
    this.#isIn = true
    this.#column = column
    this.#row = row
    this.#style = tag.has('s') ? this.#tables.styles.placeOf(readDigits(tag.text, tag.valueFrom, tag.valueTo)) : 0
    this.#type = tag.attribute('t') ?? 'n'
    this.#hasValue = false
    this.#number = null
    this.#text = null
    this.#formula = null
  }

  enterValue(): CellProblem | undefined {
    if (this.#hasValue) return 'contradictory'
    this.#hasValue = true
    return undefined
  }

  enterInline(): CellProblem | undefined {
    if (this.#text !== null || this.#type !== 'inlineStr') return 'contradictory'
    this.#text = ''
    this.#font = ''
    return undefined
  }

  enterFormula(tag: XmlTag): CellProblem | undefined {
    if (this.#formula !== null) return 'contradictory'
    this.#formula = ''
    this.#shared = tag.attribute('t') === 'shared' ? tag.attribute('si') : undefined
    return undefined
  }

  openInline(tag: XmlTag): void {
    if (tag.name === 'rPh') this.#isPronunciation = true
    else if (tag.name === 't') this.wantsText = !this.#isPronunciation
    else if (tag.name === 'rFont') this.#font = tag.attribute('val') ?? ''
  }

  closeInline(name: string): void {
    if (name === 'rPh') this.#isPronunciation = false
    else if (name === 't') this.wantsText = false
  }

  /** A piece of the stored value. A number comes in one piece. */
  readValue(text: string, from: number, to: number, cdata?: string): CellProblem | undefined {
    if (cdata !== undefined || (this.#type !== 'n' && this.#type !== 's')) return this.#addPiece(readPiece(text, from, to, cdata))
    if (this.#number !== null || this.#text !== null) return 'contradictory'
    const number = readNumber(text, from, to)
    if (Number.isNaN(number)) return this.#addPiece(readPiece(text, from, to))
    this.#number = number
    return undefined
  }

  readInline(text: string, from: number, to: number, cdata?: string): CellProblem | undefined {
    return this.#addPiece(readPiece(text, from, to, cdata))
  }

  readFormula(text: string, from: number, to: number, cdata?: string): CellProblem | undefined {
    const piece = readPiece(text, from, to, cdata)
    if (piece === null) return 'contradictory'
    this.#formula += piece
    return undefined
  }

  /** Ends the cell; a problem where its value is not what its type says. */
  finish(): CellProblem | undefined {
    if (this.#formula !== null && this.#shared !== undefined) this.#shareFormula(this.#shared)
    const problem = this.#add()
    if (problem === undefined) this.#isIn = false
    return problem
  }

  #addPiece(piece: string | null): CellProblem | undefined {
    if (piece === null || this.#number !== null) return 'contradictory'
    this.#text = (this.#text ?? '') + piece
    return undefined
  }

  #add(): CellProblem | undefined {
    const text = this.#text
    if (this.#number !== null) return this.#type === 's' ? this.#addShared(this.#number) : this.#addNumber(this.#number)
    if (this.#type === 'inlineStr') return this.#addText(text ?? '', this.#font)
    if (this.#type === 'str' && this.#hasValue) return this.#addText(text ?? '', '')
    if (text === null || text.trim() === '') return this.#formula === null ? undefined : this.#put('error', NOT_CALCULATED)
    return this.#addTyped(text.trim())
  }

  #addTyped(value: string): CellProblem | undefined {
    switch (this.#type) {
      case 'n':
      case 's': {
        const number = readNumber(value, 0, value.length)
        if (Number.isNaN(number)) return 'contradictory'
        return this.#type === 's' ? this.#addShared(number) : this.#addNumber(number)
      }
      case 'b':
        return value === '0' || value === '1' ? this.#put('boolean', value === '1') : 'contradictory'
      case 'e':
        return this.#put('error', value)
      case 'd':
        return this.#addDay(value)
      default:
        return 'contradictory'
    }
  }

  #addNumber(value: number): undefined {
    if (!Number.isFinite(value)) return this.#put('error', '#NUM!')
    if (this.#tables.styles.isDate(this.#style)) return this.#addSerial(value)
    if (this.#formula !== null) return this.#put('number', value)
    this.#packer.addNumber(this.#column, value, this.#style)
    return undefined
  }

  #addSerial(serial: number): undefined {
    const day = this.#dayOf(serial)
    return day === null ? this.#put('error', NO_SUCH_DATE) : this.#put('date', day)
  }

  #addShared(place: number): CellProblem | undefined {
    const text = this.#tables.texts[place]
    if (text === undefined) return 'contradictory'
    const font = this.#tables.textFonts.get(place)
    if (font !== undefined || this.#formula !== null) return this.#addText(text, font ?? '')
    if (text !== '') this.#packer.addShared(this.#column, place, this.#style)
    return undefined
  }

  #addText(text: string, font: string): undefined {
    if (font !== '') this.#style = this.#tables.styles.withFont(this.#style, font)
    const value = decodeEscapes(text)
    return value === '' ? undefined : this.#put('text', value)
  }

  #addDay(text: string): undefined {
    const [, day, time] = ISO_DAY.exec(text) ?? []
    if (!day) return this.#put('text', text)
    return this.#put('date', time && time !== '00:00:00' ? `${day}T${time}` : day)
  }

  #put(kind: CellKind, value: string | number | boolean): undefined {
    const formula = this.#formula
    this.#packer.add(this.#column, { kind, value, style: this.#style, ...(formula !== null && { formula }) })
  }

  #dayOf(serial: number): string | null {
    const known = this.#days.get(serial)
    if (known !== undefined) return known
    const day = serialToIso(serial, this.#tables.is1904)
    if (this.#days.size < REMEMBERED_DAYS) this.#days.set(serial, day)
    return day
  }

  /** Only the first of the cells that share a formula has its text; the others' is the same, moved to where they stand. */
  #shareFormula(shared: string): void {
    if (this.#formula) {
      const text = this.#formula.length > LONGEST_SHARED ? '' : this.#formula
      this.#masters.set(shared, { text, row: this.#row, column: this.#column })
      return
    }
    const master = this.#masters.get(shared)
    this.#formula = master ? shiftFormula(master.text, this.#row - master.row, this.#column - master.column) : ''
  }
}
