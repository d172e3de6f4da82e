import { FIX_SHEET_MARK } from '../../pipeline/templateMark.ts'
import { cellName } from '../cellName.ts'
import { escapeText, escapeXml } from '../escapeXml.ts'
import type { FixRow } from './fixRows.ts'
import type { FixStyles } from './fixStyles.ts'

/** What the sheet "Cần sửa" is made of. */
export interface FixContent {
  title: string
  head: readonly (readonly [label: string, value: string])[]
  rows: readonly FixRow[]
  /** What stands in the hidden first column: the marked cells with their own fills, a line each. */
  memory: readonly string[]
  /** The sheets that a cell can be linked to. */
  sheets: ReadonlySet<string>
}

/** The XML of the sheet, with texts inside its cells, so that the workbook's shared ones stay as they are. */
export function fixSheetXml(content: FixContent, styles: FixStyles, { main, windows }: { main: string; windows: number }): string {
  const sheet = new SheetText(styles)
  sheet.lay(content)
  const views = Array.from(
    { length: windows },
    (_, index) =>
      `<sheetView showGridLines="0" tabSelected="1" workbookViewId="${index}"><selection activeCell="B1" sqref="B1"/></sheetView>`,
  )
  const columns = WIDTHS.map((width, index) => {
    return `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"${index === 0 ? ' hidden="1"' : ''}/>`
  })
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    `<worksheet xmlns="${main}"><sheetPr><tabColor rgb="FFC00000"/><pageSetUpPr fitToPage="1"/></sheetPr>`,
    `<sheetViews>${views.join('')}</sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${columns.join('')}</cols>`,
    `<sheetData>${sheet.rows.join('')}</sheetData>`,
    sheet.merges.length > 0 ? `<mergeCells count="${sheet.merges.length}">${sheet.merges.join('')}</mergeCells>` : '',
    sheet.links.length > 0 ? `<hyperlinks>${sheet.links.join('')}</hyperlinks>` : '',
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>',
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>',
  ].join('')
}

/** Of the columns A (hidden) to I, in letters. */
const WIDTHS = [4, 6, 16, 12, 34, 18, 18, 72, 9]
const HEADINGS = ['STT', 'Trang', 'Ô', 'Chỉ tiêu', 'Đơn vị ghi', 'Nên là', 'Nội dung, cách sửa', 'Quy tắc']

class SheetText {
  readonly rows: string[] = []
  readonly links: string[] = []
  readonly merges: string[] = []
  #styles: FixStyles
  #memory: string[] = []

  constructor(styles: FixStyles) {
    this.#styles = styles
  }

  lay({ title, head, rows, memory, sheets }: FixContent): void {
    const { title: ofTitle, label, plain, heading, section } = this.#styles
    this.#memory = [FIX_SHEET_MARK, ...memory]
    this.#add([[2, title, ofTitle]], 24)
    for (const [name, value] of head) this.#addHead([name, label], [value, plain])
    this.#add([])
    this.#add(
      HEADINGS.map((text, index) => [index + 2, text, heading]),
      20,
    )
    for (const row of rows) {
      if ('heading' in row) this.#add(HEADINGS.map((_, index) => [index + 2, index === 0 ? row.heading : '', section]))
      else this.#addPoint(row, sheets)
    }
    while (this.#memory.length > 0) this.#add([])
  }

  /** A label over two columns, and a value over all others. */
  #addHead([name, ofName]: readonly [string, number], [value, ofValue]: readonly [string, number]): void {
    const cells: Cell[] = [
      [2, name, ofName],
      [4, value, ofValue],
    ]
    this.#add(cells, heightOf([[value, WIDTHS.slice(3).reduce((sum, width) => sum + width, 0)]]))
    const row = this.rows.length
    this.merges.push(`<mergeCell ref="B${row}:C${row}"/>`, `<mergeCell ref="D${row}:I${row}"/>`)
  }

  #addPoint(row: Exclude<FixRow, { heading: string }>, sheets: ReadonlySet<string>): void {
    const { number, severity, sheet, cells, indicator, given, expected, message, rule } = row
    const [ofPoint, isLinked] = [this.#styles.point[severity], cells !== '' && sheets.has(sheet)]
    const texts = [number === null ? '' : String(number), sheet, cells, indicator, given, expected, message, rule]
    this.#add(
      texts.map((text, index) => [index + 2, text, index === 2 && isLinked ? this.#styles.link[severity] : ofPoint]),
      heightOf(texts.map((text, index) => [text, WIDTHS[index + 1] ?? 1])),
    )
    if (!isLinked) return
    const place = escapeXml(`'${sheet.replaceAll("'", "''")}'!${cells}`)
    this.links.push(`<hyperlink ref="D${this.rows.length}" location="${place}" display="${escapeXml(cells)}"/>`)
  }

  /** One more row of cells, so many points high; the next line of what is remembered goes into its first column. */
  #add(cells: readonly Cell[], height = LINE_POINTS): void {
    const [number, remembered] = [this.rows.length + 1, this.#memory.shift()]
    const all = remembered === undefined ? cells : [[1, remembered, 0] as const, ...cells]
    const markup = all.map(([column, text, style]) => cellMarkup(cellName(number, column), text, style))
    this.rows.push(`<row r="${number}" ht="${height}" customHeight="1">${markup.join('')}</row>`)
  }
}

type Cell = readonly [column: number, text: string, style: number]

/** How high a row must be for its texts to be seen, each in a column so many letters wide: no program works it out when it opens the file. */
function heightOf(texts: readonly (readonly [text: string, width: number])[]): number {
  const lines = texts.map(([text, width]) =>
    text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length * 0.95) / width)), 0),
  )
  return Math.min(HIGHEST_POINTS, Math.max(1, ...lines) * LINE_POINTS + 1)
}

const LINE_POINTS = 15
/** Excel takes 409. */
const HIGHEST_POINTS = 400

function cellMarkup(at: string, text: string, style: number): string {
  if (text === '') return `<c r="${at}" s="${style}"/>`
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeText(text.slice(0, LONGEST_TEXT))}</t></is></c>`
}

/** Excel takes no more in one cell. */
const LONGEST_TEXT = 32_000
