import type { Merge } from '../sheet.ts'
import { CELLS, type CellRecord, readCellRecord } from './biffCells.ts'
import { BOF, BOUND_SHEET, KEPT } from './biffRecords.ts'
import { type BiffText, readFont, readFormat } from './biffText.ts'
import { CellBudget, Unreadable } from './cellBudget.ts'
import { cellKey } from './coveredCells.ts'

/** A sheet as an .xls lists it, and what SheetJS does not tell of it. */
export interface BiffSheet {
  /** Where it starts in the stream; SheetJS gives the sheets in this order. */
  position: number
  isHidden: boolean
  /** Not a chart, a dialogue or a module. */
  hasCells: boolean
  merges: Merge[]
  hiddenRows: Set<number>
  hiddenColumns: [first: number, last: number][]
  /** The style of its cells that are not General in the first font, by `cellKey`. */
  styles: Map<number, number>
}

/** What an .xls holds beside values. */
export interface BiffScan {
  /** 8 for Excel 97–2003, 5 for Excel 5 and 95. */
  version: 5 | 8
  isEncrypted: boolean
  is1904: boolean
  /** How its texts are stored where its version is 5: the number of a Windows code page. */
  codePage: number
  /** In the order of the tabs. */
  sheets: BiffSheet[]
  fonts: BiffText[]
  formats: Map<number, BiffText>
  /** By the number of the style: which font and which format it has. */
  styles: { font: number; format: number }[]
}

/**
 * Walks the records of an .xls, before SheetJS sees it: counts, checks that every record is whole, and that cells stand where a sheet of its time
 * can have one. Records that SheetJS is not to read (pictures, notes, links, whatever else could cost time) are blotted out in `stream`.
 * Throws `Unreadable`.
 */
export function scanBiff(stream: Buffer): BiffScan {
  const scan: Walk = { ...EMPTY(), stream, budget: new CellBudget(), depth: 0, sheet: null, row: 0, isKept: true }
  for (let at = 0; at + 4 <= stream.length; ) {
    const [type, length] = [stream.readUInt16LE(at), stream.readUInt16LE(at + 2)]
    const end = at + 4 + length
    if (end > stream.length) throw new Unreadable('contradictory')
    if (at === 0) scan.version = readVersion(stream, type)
    if (type === 0 && scan.depth === 0) break // zeros fill the rest of the last sector
    take(scan, { type, at, end })
    if (scan.isEncrypted) break // all that follows is scrambled
    at = end
  }
  if (scan.depth !== 0 && !scan.isEncrypted) throw new Unreadable('contradictory')
  return scan
}

const EMPTY = (): BiffScan => ({
  version: 8,
  isEncrypted: false,
  is1904: false,
  codePage: 1252,
  sheets: [],
  fonts: [],
  formats: new Map(),
  styles: [],
})

interface Walk extends BiffScan {
  stream: Buffer
  budget: CellBudget
  /** Sheets are 1 deep, charts within them 2. */
  depth: number
  sheet: BiffSheet | null
  row: number
  isKept: boolean
}

interface BiffRecord {
  type: number
  at: number
  end: number
}

function readVersion(stream: Buffer, type: number): 5 | 8 {
  const version = type === BOF && stream.length >= 6 ? stream.readUInt16LE(4) : 0
  if (version === 0x0600) return 8
  if (version === 0x0500) return 5
  throw new Unreadable('unusual')
}

const CONTINUE = 0x3c
/** SheetJS passes over records of this type. */
const BLOTTED = 0x34

function take(scan: Walk, record: BiffRecord): void {
  const { type, at, end } = record
  if (type !== CONTINUE) scan.isKept = KEPT.has(type) && scan.depth < 2
  const isBorder = type === BOF || type === EOF
  if (isBorder) enterOrLeave(scan, record)
  else if (CELLS.has(type)) takeCells(scan, readCellRecord(type, scan.stream.subarray(at + 4, end)))
  else READERS.get(type)?.(scan, scan.stream.subarray(at + 4, end))
  if (!scan.isKept && !isBorder) scan.stream.writeUInt16LE(BLOTTED, at)
}

const EOF = 0x0a

function enterOrLeave(scan: Walk, { type, at }: BiffRecord): void {
  scan.depth += type === BOF ? 1 : -1
  if (scan.depth < 0 || scan.depth > 8) throw new Unreadable('contradictory')
  if (type !== BOF || scan.depth !== 1) return
  scan.sheet = scan.sheets.find(({ position }) => position === at) ?? null
  scan.row = -1
}

function takeCells(scan: Walk, cells: CellRecord | null): void {
  if (!cells || scan.depth !== 1 || !scan.sheet) return
  const { row, column, styles } = cells
  if (column + styles.length > COLUMNS) throw new Unreadable('contradictory')
  if (row !== scan.row) scan.budget.row(`hàng ${row + 1}`)
  scan.row = row
  scan.budget.cells(`hàng ${row + 1}`, styles.length)
  for (const [index, style] of styles.entries()) {
    if (style !== 0) scan.sheet.styles.set(cellKey(row + 1, column + index + 1), style)
  }
}

const COLUMNS = 256

const READERS = new Map<number, (scan: Walk, record: Buffer) => void>([
  [BOUND_SHEET, readBoundSheet],
  [0x2f, (scan) => setEncrypted(scan)],
  [0x22, (scan, record) => Object.assign(scan, { is1904: record.length >= 2 && record.readUInt16LE(0) === 1 })],
  [0x42, (scan, record) => Object.assign(scan, { codePage: record.length >= 2 ? record.readUInt16LE(0) : 1252 })],
  [0x31, (scan, record) => scan.fonts.push(readFont(record, scan.version))],
  [0x41e, (scan, record) => record.length > 4 && scan.formats.set(record.readUInt16LE(0), readFormat(record, scan.version))],
  [0xe0, (scan, record) => record.length >= 4 && scan.styles.push({ font: record.readUInt16LE(0), format: record.readUInt16LE(2) })],
  [0xe5, readMerges],
  [0x208, readRow],
  [0x7d, readColumns],
])

function setEncrypted(scan: Walk): void {
  scan.isEncrypted = true
}

function readBoundSheet(scan: Walk, record: Buffer): void {
  if (record.length < 8) throw new Unreadable('contradictory')
  scan.budget.sheet()
  const [position, state, kind] = [record.readUInt32LE(0), record.readUInt8(4), record.readUInt8(5)]
  const facts = { position, isHidden: (state & 3) !== 0, hasCells: kind === 0 }
  scan.sheets.push({ ...facts, merges: [], hiddenRows: new Set(), hiddenColumns: [], styles: new Map() })
}

function readMerges(scan: Walk, record: Buffer): void {
  for (let at = 2; at + 8 <= record.length && scan.sheet && scan.depth === 1; at += 8) {
    const [top, bottom, left, right] = [0, 2, 4, 6].map((offset) => record.readUInt16LE(at + offset) + 1) as [
      number,
      number,
      number,
      number,
    ]
    if (bottom < top || right < left || right > COLUMNS) throw new Unreadable('contradictory')
    const merge = { top, left, bottom, right }
    scan.budget.merge(`hàng ${top}`, merge)
    scan.sheet.merges.push(merge)
  }
}

function readRow(scan: Walk, record: Buffer): void {
  if (record.length >= 14 && (record.readUInt16LE(12) & ROW_HIDDEN) !== 0) scan.sheet?.hiddenRows.add(record.readUInt16LE(0) + 1)
}

const ROW_HIDDEN = 0x20

function readColumns(scan: Walk, record: Buffer): void {
  if (record.length < 10 || (record.readUInt16LE(8) & 1) === 0) return
  scan.sheet?.hiddenColumns.push([record.readUInt16LE(0) + 1, Math.min(COLUMNS, record.readUInt16LE(2) + 1)])
}
