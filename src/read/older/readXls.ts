import { MAX_FILE_BYTES } from '../limits.ts'
import type { PackedWorkbook } from '../packed/packedWorkbook.ts'
import { type CellContent, WorkbookPacker } from '../packed/workbookPacker.ts'
import { refuseFile } from '../refuseFile.ts'
import type { Refusal } from '../sheet.ts'
import type { BiffCell } from './biffCells.ts'
import { Unreadable } from './cellBudget.ts'
import { cellKey } from './cellKey.ts'
import { decodeBytes } from './decodeBytes.ts'
import { listBiffStyles } from './listBiffStyles.ts'
import { numberContent } from './numberContent.ts'
import { openCompoundFile } from './openCompoundFile.ts'
import { refuseOlder } from './refuseOlder.ts'
import { type BiffBook, type BiffSheet, walkBiff } from './walkBiff.ts'

/**
 * Reads an .xls of Excel 5, 95 or 97–2003. A formula gives its stored result; its own text, which is stored as code, is not read and is ''.
 * Refused: files with a password, and what contradicts itself.
 */
export function readXls(bytes: Uint8Array): PackedWorkbook | Refusal {
  if (bytes.length > MAX_FILE_BYTES) return refuseOlder('fileTooLarge')
  const stream = findStream(bytes)
  if (!stream) return refuseOlder('contradictory')
  try {
    const book = walkBiff(stream)
    if (book.isEncrypted) return refuseFile('encrypted')
    return book.sheets.some(({ hasCells }) => hasCells) ? packXls(book) : refuseOlder('noSheets')
  } catch (error) {
    if (error instanceof Unreadable) return refuseOlder(error.problem, error.where)
    throw error
  }
}

/** The stream of records: what the container calls so, or the whole file where it is nothing else. */
function findStream(bytes: Uint8Array): Buffer | null {
  if (bytes[0] === 0x09) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const file = openCompoundFile(bytes)
  const stream = file?.readStream('workbook') ?? file?.readStream('book')
  return stream ? Buffer.from(stream.buffer, stream.byteOffset, stream.byteLength) : null
}

function packXls(book: BiffBook): PackedWorkbook {
  const decode = book.version === 8 ? (text: string) => text : (text: string) => decodeBytes(text, book.codePage)
  const styles = listBiffStyles(book, decode)
  const packer = new WorkbookPacker()
  for (const sheet of book.sheets) {
    if (!sheet.hasCells) continue
    packer.startSheet(decode(sheet.name), { isHidden: sheet.isHidden })
    packer.describeSheet({ merges: sheet.merges, hiddenColumns: sheet.hiddenColumns })
    packCells(packer, sheet, (cell) => {
      const style = Math.min(cell.style, styles.length - 1)
      const content = readContent(cell, styles[style]?.format ?? '', book.is1904)
      const value = content?.kind === 'text' ? decode(String(content.value)) : content?.value
      return content && value !== undefined ? { ...content, value, style, ...(cell.isFormula && { formula: '' }) } : null
    })
  }
  return packer.finish('workbook', styles)
}

/** In the order of rows and columns, which need not be that of the file. */
function packCells(packer: WorkbookPacker, { cells, hiddenRows }: BiffSheet, read: (cell: BiffCell) => CellContent | null): void {
  const ordered = cells.sort((one, other) => cellKey(one.row, one.column) - cellKey(other.row, other.column))
  let last: BiffCell | undefined
  for (const cell of ordered) {
    if (last?.row === cell.row && last.column === cell.column) throw new Unreadable('contradictory', `hàng ${cell.row}`)
    if (last?.row !== cell.row) packer.startRow(cell.row, hiddenRows.has(cell.row))
    last = cell
    const content = read(cell)
    if (content) packer.add(cell.column, content)
  }
}

function readContent({ kind, value }: BiffCell, format: string, is1904: boolean): CellContent | null {
  if (kind === 'number') return numberContent(Number(value), format, is1904)
  if (kind === 'boolean') return { kind, value: value === 1 }
  if (kind === 'error') return { kind, value: ERRORS.get(Number(value)) ?? '#N/A' }
  return value === '' ? null : { kind: 'text', value }
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
