import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx'
import { MAX_FILE_BYTES } from '../limits.ts'
import type { PackedWorkbook } from '../packed/packedWorkbook.ts'
import { type CellContent, WorkbookPacker } from '../packed/workbookPacker.ts'
import { refuseFile } from '../refuseFile.ts'
import type { Refusal } from '../sheet.ts'
import { CellBudget, Unreadable } from './cellBudget.ts'
import { cellKey, coveredCells } from './coveredCells.ts'
import { decodeBytes } from './decodeBytes.ts'
import { listBiffStyles } from './listBiffStyles.ts'
import { NOT_CALCULATED, numberContent } from './numberContent.ts'
import { openCompoundFile } from './openCompoundFile.ts'
import { refuseOlder } from './refuseOlder.ts'
import { type BiffScan, type BiffSheet, scanBiff } from './scanBiff.ts'

/**
 * Reads an .xls of Excel 5, 95 or 97–2003: its records are walked first, values are taken by SheetJS, and everything else (formats, fonts,
 * what is hidden or merged) from the walk. Refused: password-protected files, and what contradicts itself.
 */
export async function readXls(bytes: Uint8Array): Promise<PackedWorkbook | Refusal> {
  if (bytes.length > MAX_FILE_BYTES) return refuseOlder('fileTooLarge')
  const stream = findStream(bytes)
  if (!stream) return refuseOlder('contradictory')
  try {
    const scan = scanBiff(stream)
    if (scan.isEncrypted) return refuseFile('encrypted')
    if (!scan.sheets.some(({ hasCells }) => hasCells)) return refuseOlder('noSheets')
    return packXls(scan, await parse(stream))
  } catch (error) {
    if (error instanceof Unreadable) return refuseOlder(error.problem, error.where)
    throw error
  }
}

/** A copy of the stream of records, for the walk blots out a part of it; the file itself where it is nothing but the stream. */
function findStream(bytes: Uint8Array): Buffer | null {
  if (bytes[0] === 0x09) return Buffer.from(bytes)
  const file = openCompoundFile(bytes)
  const stream = file?.readStream('workbook') ?? file?.readStream('book')
  return stream ? Buffer.from(stream) : null
}

/** SheetJS throws whatever it stumbles over, strings among it. */
async function parse(stream: Buffer): Promise<WorkBook> {
  const { read } = await import('@e965/xlsx')
  try {
    return read(stream, { type: 'buffer', dense: true, cellText: false, cellHTML: false })
  } catch {
    throw new Unreadable('contradictory')
  }
}

/** SheetJS orders sheets by where they start; the office knows them in the order of their tabs. */
function packXls(scan: BiffScan, book: WorkBook): PackedWorkbook {
  const decode = scan.version === 8 ? (text: string) => text : (text: string) => decodeBytes(text, scan.codePage)
  const names = [...new Set(scan.sheets.map(({ position }) => position))].sort((a, b) => a - b)
  if (names.length !== scan.sheets.length || new Set(book.SheetNames).size !== names.length) throw new Unreadable('contradictory')
  const styles = listBiffStyles(scan, decode)
  const packer = new WorkbookPacker()
  const budget = new CellBudget()
  for (const sheet of scan.sheets) {
    const name = book.SheetNames[names.indexOf(sheet.position)] ?? ''
    const content = book.Sheets[name]
    if (!sheet.hasCells) continue
    if (!content) throw new Unreadable('contradictory')
    packer.startSheet(decode(name), { isHidden: sheet.isHidden })
    packer.describeSheet({ merges: sheet.merges, hiddenColumns: sheet.hiddenColumns })
    packRows({ packer, budget, sheet, content, is1904: scan.is1904, decode, styles })
  }
  return packer.finish('workbook', styles)
}

interface SheetToPack {
  packer: WorkbookPacker
  budget: CellBudget
  sheet: BiffSheet
  content: WorkSheet
  is1904: boolean
  decode: (text: string) => string
  styles: ReturnType<typeof listBiffStyles>
}

function packRows({ packer, budget, sheet, content, is1904, decode, styles }: SheetToPack): void {
  const covered = coveredCells(sheet.merges)
  content['!data']?.forEach((cells, rowIndex) => {
    const row = rowIndex + 1
    packer.startRow(row, sheet.hiddenRows.has(row))
    cells.forEach((cell, columnIndex) => {
      const key = cellKey(row, columnIndex + 1)
      if (covered.has(key)) return
      const style = Math.min(sheet.styles.get(key) ?? 0, styles.length - 1)
      const read = readContent(cell, styles[style]?.format ?? '', is1904)
      if (!read) return
      budget.text(`hàng ${row}`, read.value)
      const value = read.kind === 'text' && typeof read.value === 'string' ? decode(read.value) : read.value
      packer.add(columnIndex + 1, { ...read, value, style, ...(cell.f !== undefined && { formula: decode(cell.f) }) })
    })
  })
}

function readContent({ t, v, f }: CellObject, format: string, is1904: boolean): CellContent | null {
  if (t === 'n' && typeof v === 'number') return numberContent(v, format, is1904)
  if (t === 's' && typeof v === 'string') return v === '' ? null : { kind: 'text', value: v }
  if (t === 'b') return { kind: 'boolean', value: v === true }
  if (t === 'e') return { kind: 'error', value: ERRORS.get(Number(v)) ?? '#N/A' }
  return f === undefined ? null : NOT_CALCULATED
}

const ERRORS = new Map([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
])
