import exceljs from 'exceljs'
import { readXlsx as readWithHucreItself } from 'hucre/xlsx'
import { columnLetters } from '../../../src/read/cellAt.ts'

/** Every cell that is not blank, by "sheet!A1"; a day is "2023-09-30", or with its time where that is not midnight. */
export type Cells = Map<string, string>

/** What hucre makes of a workbook. */
export async function readWithHucre(bytes: Uint8Array): Promise<Cells> {
  const cells: Cells = new Map()
  for (const { name, rows } of (await readWithHucreItself(bytes)).sheets) {
    rows.forEach((row, index) => {
      for (const [column, value] of row.entries()) put(cells, `${name}!${columnLetters(column + 1)}${index + 1}`, value)
    })
  }
  return cells
}

/** What exceljs makes of a workbook; cells that a merged range covers are left out. */
export async function readWithExceljs(bytes: Uint8Array): Promise<Cells> {
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.load(new Uint8Array(bytes).buffer, { ignoreNodes: ['dataValidations', 'conditionalFormatting', 'extLst'] })
  const cells: Cells = new Map()
  for (const sheet of workbook.worksheets) {
    sheet.eachRow((row) => {
      row.eachCell((cell) => {
        if (!(cell.isMerged && cell.master !== cell))
          put(cells, `${sheet.name}!${cell.address}`, mendDay(cell.formula ? cell.result : cell.value))
      })
    })
  }
  return cells
}

/** exceljs has the days before the 29/02/1900 that never was one day too early. */
function mendDay(value: unknown): unknown {
  return value instanceof Date && value.getTime() < Date.UTC(1900, 1, 28) ? new Date(value.getTime() + 86_400_000) : value
}

function put(cells: Cells, address: string, value: unknown): void {
  const text = textOf(value)
  if (text !== '') cells.set(address, text)
}

/** Of what comes later a spreadsheet shows signs only. */
const LAST_YEAR = 9999

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date)
    return value.getUTCFullYear() > LAST_YEAR ? '########' : value.toISOString().replace('T00:00:00.000Z', '').slice(0, 19)
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (typeof value !== 'object') return String(value)
  if ('richText' in value) return (value.richText as { text: string }[]).map(({ text }) => text).join('')
  return 'error' in value ? String(value.error) : String((value as { text?: unknown }).text ?? '')
}
