import { createRequire } from 'node:module'

/** A row as exceljs reads it from XML. */
export interface ParsedRow {
  number: number
  hidden?: boolean
  cells: readonly ParsedCell[]
}

/** A cell as exceljs reads it from XML, before it makes days of numbers. A formula's value is its `result`. */
export interface ParsedCell {
  address: string
  styleId?: number
  type: number
  /** For a shared text its place in the table; for text in the cell the text itself. */
  value?: unknown
  result?: unknown
  formula?: string
  /** The number of a formula that several cells share; only the first of them has its text. */
  si?: string
}

/** A text without formatting, or in runs with formatting; an empty object where there is none. */
export type ParsedText = string | { richText?: readonly { text?: string }[] }

/** The value of exceljs's `ValueType` for the cells that have to be told apart. */
export const FORMULA_CELL = 6
export const TEXT_CELL = 3

interface Parsers {
  parseRows: (sheetData: string) => Promise<readonly ParsedRow[]>
  parseTexts: (sharedTexts: string) => Promise<readonly ParsedText[]>
}

/**
 * Loads the parts of exceljs 4.4.0 that read a sheet's rows and the table of texts, and nothing else. Its `load`
 * goes on to interpret them, and there it turns formatted numbers into days, hangs on large merges and names,
 * and throws for comments it does not find; it also takes twice the time. Both parsers throw on XML that they do
 * not know.
 */
export function loadParsers(): Parsers {
  const require = createRequire(import.meta.url)
  const [List, Row, Texts] = PARTS.map((part) => require(`exceljs/lib/xlsx/xform/${part}.js`))
  return {
    parseRows: (sheetData) => new List({ tag: 'sheetData', childXform: new Row() }).parseStream(chop(sheetData)),
    parseTexts: async (sharedTexts) => (sharedTexts ? (await new Texts().parseStream(chop(sharedTexts))).values : []),
  }
}

const PARTS = ['list-xform', 'sheet/row-xform', 'strings/shared-strings-xform']

const CHUNK_CHARS = 65_536

function* chop(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += CHUNK_CHARS) yield text.slice(at, at + CHUNK_CHARS)
}
