import type { RawCell } from '../parse/rawCell.ts'
import { columnNumber } from './coverMerge.ts'
import { guardWorkbook, type SafeWorkbook } from './guardWorkbook.ts'
import { loadParsers, type ParsedRow, type ParsedText } from './loadParsers.ts'
import { type CellContext, readCell } from './readCell.ts'
import { refuseWorkbook } from './refuseWorkbook.ts'
import type { Refusal, Row, Sheet, Workbook } from './sheet.ts'

/**
 * Reads an .xlsx or .xlsm: every sheet of cells in the order of the tabs, hidden ones too, blank cells left out.
 * What is unsafe or cannot be read rightly is refused with a sentence that says where.
 */
export async function readXlsx(bytes: Uint8Array): Promise<Workbook | Refusal> {
  const safe = await guardWorkbook(bytes)
  if ('refused' in safe) return safe
  const parsed = await parseParts(safe)
  if (!parsed) return refuseWorkbook('unusual')
  return { kind: 'xlsx', sheets: safe.sheets.map((sheet, index) => readSheet(sheet, parsed.sheets[index] ?? [], parsed.texts, safe)) }
}

interface ParsedParts {
  texts: readonly ParsedText[]
  sheets: (readonly ParsedRow[])[]
}

/** Null where exceljs throws: XML that it does not know, or that is none, such as a reference to a control character. */
async function parseParts(safe: SafeWorkbook): Promise<ParsedParts | null> {
  const { parseRows, parseTexts } = loadParsers()
  try {
    const sheets: (readonly ParsedRow[])[] = []
    for (const sheet of safe.sheets) sheets.push(await parseRows(sheet.sheetData))
    return { sheets, texts: await parseTexts(safe.sharedTexts) }
  } catch {
    return null
  }
}

function readSheet(
  sheet: SafeWorkbook['sheets'][number],
  parsed: readonly ParsedRow[],
  texts: readonly ParsedText[],
  safe: SafeWorkbook,
): Sheet {
  const { name, isHidden, misread, covered } = sheet
  const context: CellContext = { sheet: name, texts, formats: safe.formats, is1904: safe.is1904, misread, sharedFormulas: new Map() }
  const rows = parsed.map((row) => readRow(row, covered, context)).filter((row) => row.cells.length > 0)
  return { name, isHidden, rows }
}

function readRow(row: ParsedRow, covered: ReadonlySet<string>, context: CellContext): Row {
  const cells: RawCell[] = []
  const columns: number[] = []
  for (const parsed of row.cells) {
    const cell = readCell(parsed, context)
    if (cell.kind === 'blank' || covered.has(parsed.address)) continue
    cells.push(cell)
    columns.push(columnNumber(parsed.address.replace(/\d+/, '')))
  }
  return { number: row.number, cells, columns, isHidden: row.hidden === true }
}
