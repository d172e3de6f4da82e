import { columnLetters } from '../../src/read/cellAt.ts'

/** One cell: a text, a number, or nothing but its border; `style` is its place among the cell formats of the style sheet. */
export interface CellContent {
  value: string | number | null
  style: number
}

/** The cell formats of the style sheet, by their place. */
export const STYLES = { heading: 1, text: 2, count: 3, day: 4 } as const

/** The XML of one sheet, row by row from the first. */
export class SheetText {
  #texts: TextTable
  #rows: string[] = []
  #width = 1

  constructor(texts: TextTable) {
    this.#texts = texts
  }

  addRow(cells: readonly CellContent[]): void {
    const number = this.#rows.length + 1
    this.#width = Math.max(this.#width, cells.length)
    const printed = cells.map(({ value, style }, index) => this.#printCell(`r="${columnLetters(index + 1)}${number}" s="${style}"`, value))
    this.#rows.push(`<row r="${number}" spans="1:${cells.length}" x14ac:dyDescent="0.25">${printed.join('')}</row>`)
  }

  print(): string {
    const area = `A1:${columnLetters(this.#width)}${this.#rows.length}`
    return `${XML}<worksheet xmlns="${MAIN}" xmlns:r="${LINKS}" xmlns:mc="${COMPATIBILITY}" mc:Ignorable="x14ac" xmlns:x14ac="${ROW_HEIGHTS}"><dimension ref="${area}"/><sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15" x14ac:dyDescent="0.25"/><cols><col min="3" max="3" width="45.7109375" customWidth="1"/></cols><sheetData>${this.#rows.join('')}</sheetData><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/></worksheet>`
  }

  #printCell(attributes: string, value: CellContent['value']): string {
    if (value === null) return `<c ${attributes}/>`
    return typeof value === 'number'
      ? `<c ${attributes}><v>${value}</v></c>`
      : `<c ${attributes} t="s"><v>${this.#texts.placeOf(value)}</v></c>`
  }
}

/** The shared table: each text once, by the order in which they are met. Texts are not escaped: none of ours needs it. */
export class TextTable {
  #places = new Map<string, number>()
  #uses = 0

  placeOf(text: string): number {
    this.#uses++
    const place = this.#places.get(text) ?? this.#places.size
    this.#places.set(text, place)
    return place
  }

  print(): string {
    const texts = [...this.#places.keys()].map((text) => `<si><t>${text}</t></si>`)
    return `${XML}<sst xmlns="${MAIN}" count="${this.#uses}" uniqueCount="${texts.length}">${texts.join('')}</sst>`
  }
}

export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
export const LINKS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const COMPATIBILITY = 'http://schemas.openxmlformats.org/markup-compatibility/2006'
const ROW_HEIGHTS = 'http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac'
