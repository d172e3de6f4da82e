import { win32 } from 'node:path'
import ExcelJS from 'exceljs'
import { readXlsx } from 'hucre/xlsx'
import { splitPlainly } from './splitPlainly.ts'

/** What a reader sees in a file: the text of each cell that says something, by sheet and address, such as "BIA!C4". */
export type Seen = ReadonlyMap<string, string>

type Reader = (file: { file: string; bytes: Uint8Array }) => Promise<Seen>

/** Readers that the product does not use: one that reads the values, one that reads the number formats too. */
const WORKBOOK_READERS: readonly Reader[] = [readWithHucre, readWithExceljs]
const TEXT_READERS: readonly Reader[] = [splitPlainly]

export function countReaders(file: string): number {
  return readersOf(file).length
}

/** What one of the second readers sees; null where it cannot read the file. */
export async function readAgain(file: { file: string; bytes: Uint8Array }, reader: number): Promise<Seen | null> {
  try {
    return (await readersOf(file.file)[reader]?.(file)) ?? null
  } catch {
    return null
  }
}

function readersOf(file: string): readonly Reader[] {
  return file.endsWith('.csv') ? TEXT_READERS : WORKBOOK_READERS
}

async function readWithHucre({ bytes }: { bytes: Uint8Array }): Promise<Seen> {
  const seen = new Map<string, string>()
  const { sheets } = await readXlsx(bytes)
  for (const { name, rows } of sheets) {
    seen.set(`${name}!`, 'a sheet')
    for (const [row, cells] of rows.entries()) {
      for (const [column, value] of (cells ?? []).entries()) {
        if (value !== null && value !== undefined && value !== '') seen.set(`${name}!${letters(column + 1)}${row + 1}`, print(value))
      }
    }
  }
  return seen
}

async function readWithExceljs({ bytes }: { bytes: Uint8Array }): Promise<Seen> {
  const seen = new Map<string, string>()
  const book = new ExcelJS.Workbook()
  const ignoreNodes = ['dataValidations', 'conditionalFormatting', 'extLst', 'drawing']
  await book.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer, { ignoreNodes })
  book.eachSheet((sheet) => {
    seen.set(`${sheet.name}!`, 'a sheet')
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        const format = cell.numFmt && cell.numFmt !== 'General' && typeof plainly(cell) === 'number' ? ` [${cell.numFmt}]` : ''
        seen.set(`${sheet.name}!${cell.address}`, print(plainly(cell)) + format)
      }),
    )
  })
  return seen
}

function plainly({ value, result }: ExcelJS.Cell): unknown {
  if (value === null || typeof value !== 'object' || value instanceof Date) return value
  if ('richText' in value) return value.richText.map(({ text }) => text).join('')
  return 'formula' in value || 'sharedFormula' in value ? result : JSON.stringify(value)
}

function print(value: unknown): string {
  return value instanceof Date ? printDate(value) : String(value)
}

function printDate(date: Date): string {
  return Number.isNaN(date.getTime()) ? 'no day' : date.toISOString().slice(0, 10)
}

function letters(column: number): string {
  const rest = Math.floor((column - 1) / 26)
  return `${rest ? letters(rest) : ''}${String.fromCharCode(65 + ((column - 1) % 26))}`
}

/** The sheet's name of a CSV. */
export function sheetOfCsv(file: string): string {
  return win32.parse(file).name
}
