import { columnNumber } from './coverMerge.ts'
import { guardWorkbook, type SafeWorkbook } from './guardWorkbook.ts'
import { loadParsers, type ParsedRow, type ParsedText } from './loadParsers.ts'
import type { PackedWorkbook } from './packed/packedWorkbook.ts'
import { WorkbookPacker } from './packed/workbookPacker.ts'
import { type CellContext, readCell } from './readCell.ts'
import { refuseWorkbook } from './refuseWorkbook.ts'
import type { Refusal } from './sheet.ts'

/**
 * Reads an .xlsx or .xlsm: every sheet of cells in the order of the tabs, hidden ones too, blank cells left out.
 * What is unsafe or cannot be read rightly is refused with a sentence that says where.
 */
export async function readXlsx(bytes: Uint8Array): Promise<PackedWorkbook | Refusal> {
  const safe = await guardWorkbook(bytes)
  if ('refused' in safe) return safe
  const parsed = await parseParts(safe)
  if (!parsed) return refuseWorkbook('unusual')
  const packer = new WorkbookPacker()
  for (const [index, sheet] of safe.sheets.entries()) {
    const { name, misread } = sheet
    const { texts } = parsed
    const context = { sheet: name, texts, formats: safe.formats, is1904: safe.is1904, misread, sharedFormulas: new Map() }
    packSheet(packer, sheet, parsed.sheets[index] ?? [], context)
  }
  return packer.finish('workbook', safe.formats.length > 0 ? safe.formats.map(({ code }) => ({ format: code })) : [{ format: '' }])
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

function packSheet(
  packer: WorkbookPacker,
  sheet: SafeWorkbook['sheets'][number],
  parsed: readonly ParsedRow[],
  context: CellContext,
): void {
  packer.startSheet(sheet.name, { isHidden: sheet.isHidden })
  for (const row of parsed) {
    packer.startRow(row.number, row.hidden === true)
    for (const each of row.cells) {
      const { kind, value, formula } = readCell(each, context)
      if (kind === 'blank' || value === null || sheet.covered.has(each.address)) continue
      const column = columnNumber(each.address.replace(/\d+/, ''))
      packer.add(column, { kind, value, style: each.styleId ?? 0, ...(formula !== undefined && { formula }) })
    }
  }
}
