import { checkEntries } from '../checkEntries.ts'
import { MAX_FILE_BYTES } from '../limits.ts'
import { openZip } from '../openZip.ts'
import type { PackedWorkbook } from '../packed/packedWorkbook.ts'
import { WorkbookPacker } from '../packed/workbookPacker.ts'
import type { Refusal } from '../sheet.ts'
import type { CellTables } from './cellReader.ts'
import { type Contents, findSheets, type ListedSheet } from './findSheets.ts'
import { PartScanner } from './partScanner.ts'
import { StyleReader } from './readStyles.ts'
import { refuseWorkbook } from './refuseWorkbook.ts'
import { SharedTexts } from './sharedTexts.ts'
import { SheetReader, type Tally } from './sheetReader.ts'
import { StyleTable } from './styleTable.ts'

/**
 * Reads an .xlsx or .xlsm: every sheet of cells in the order of the tabs, hidden ones too, blank cells left out. Each part is guarded
 * and read in one pass, as it unpacks. What is unsafe or cannot be read in one way only is refused with a sentence that says where.
 * `isWanted` says which sheets.
 */
export async function readXlsx(bytes: Uint8Array, isWanted = (_sheet: string) => true): Promise<PackedWorkbook | Refusal> {
  if (bytes.length > MAX_FILE_BYTES) return refuseWorkbook('fileTooLarge')
  const zip = await openZip(bytes)
  if (typeof zip === 'string') return refuseWorkbook(zip)
  const problem = checkEntries(zip.entries)
  if (problem) return refuseWorkbook(problem)
  const parts = new PartScanner(zip)
  const contents = await findSheets(parts)
  if (typeof contents === 'string') return refuseWorkbook(contents)
  const tables = await readTables(parts, contents)
  if ('refused' in tables) return tables
  const packer = new WorkbookPacker(tables.texts)
  const wanted = contents.sheets.filter(({ name }) => isWanted(name))
  const refusal = await readSheets(parts, wanted, { packer, tables })
  return refusal ?? packer.finish('workbook', tables.styles.list())
}

async function readTables(parts: PartScanner, contents: Contents): Promise<CellTables | Refusal> {
  const [shared, styles] = [new SharedTexts(), new StyleReader()]
  const ofTexts = await parts.scan(contents.sharedTexts, shared)
  if (ofTexts) return refuseWorkbook(ofTexts, 'bảng chữ dùng chung')
  const ofStyles = await parts.scan(contents.styles, styles)
  if (ofStyles) return refuseWorkbook(ofStyles, 'bảng định dạng')
  return { texts: shared.texts, textFonts: shared.fonts, styles: new StyleTable(styles.styles()), is1904: contents.is1904 }
}

async function readSheets(
  parts: PartScanner,
  listed: readonly ListedSheet[],
  { packer, tables }: { packer: WorkbookPacker; tables: CellTables },
): Promise<Refusal | undefined> {
  const tally: Tally = { tags: 0, rows: 0, cells: 0, mergedCells: 0 }
  for (const { name, isHidden, path } of listed) {
    packer.startSheet(name, { isHidden })
    const reader = new SheetReader(packer, tables, tally)
    const problem = (await parts.scan(path, reader)) ?? (reader.isWhole ? undefined : 'contradictory')
    if (problem) return refuseWorkbook(problem, `trang "${name}", ${parts.has(path) ? reader.where : 'toàn trang'}`)
    const { merges, hiddenColumns, isFiltered } = reader
    packer.describeSheet({ merges, hiddenColumns, isFiltered })
  }
  return undefined
}
