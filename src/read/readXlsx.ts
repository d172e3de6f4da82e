import { createRequire } from 'node:module'
import type { Workbook as ExceljsWorkbook, Worksheet } from 'exceljs'
import type { RawCell } from '../parse/rawCell.ts'
import { guardWorkbook, type SafeWorkbook } from './guardWorkbook.ts'
import { packForExceljs } from './packForExceljs.ts'
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
  const workbook = await loadWithExceljs(await packForExceljs(safe))
  return workbook ? { kind: 'xlsx', sheets: readSheets(workbook, safe) } : refuseWorkbook('unusual')
}

/** Null where exceljs throws: XML that is right for Excel but not for exceljs, such as a character reference of a control character. */
async function loadWithExceljs(packed: Uint8Array): Promise<ExceljsWorkbook | null> {
  // The class alone: the whole library would also load its zip and CSV writers, 150 ms more.
  const Loader = createRequire(import.meta.url)('exceljs/lib/doc/workbook.js') as typeof ExceljsWorkbook
  const workbook = new Loader()
  try {
    return await workbook.xlsx.load(Buffer.from(packed) as never)
  } catch {
    return null
  }
}

function readSheets(workbook: ExceljsWorkbook, safe: SafeWorkbook): Sheet[] {
  return safe.sheets.map((sheet, index) => {
    const worksheet = workbook.getWorksheet(String(index + 1))
    if (!worksheet) throw new Error(`exceljs lost sheet ${index + 1} of a workbook packed for it`)
    const context = { ...sheet, formats: safe.formats, is1904: safe.is1904 }
    return { name: sheet.name, isHidden: sheet.isHidden, rows: readRows(worksheet, context) }
  })
}

type SheetContext = CellContext & SafeWorkbook['sheets'][number]

function readRows(worksheet: Worksheet, context: SheetContext): Row[] {
  const rows: Row[] = []
  worksheet.eachRow((row, number) => {
    const cells: RawCell[] = []
    const columns: number[] = []
    row.eachCell((cell, column) => {
      const read = readCell(cell, { sheet: context.name, cell: cell.address }, context)
      if (read.kind === 'blank' || context.covered.has(cell.address)) return
      cells.push(read)
      columns.push(column)
    })
    if (cells.length > 0) rows.push({ number, cells, columns, isHidden: row.hidden === true })
  })
  return rows
}
