import type { Merge } from '../sheet.ts'
import { type BiffCell, CELLS, readCells } from './biffCells.ts'
import { BiffChunks } from './biffChunks.ts'
import { type BiffText, readFont, readFormat, readSharedTexts, readSheetName, readString } from './biffText.ts'
import { CellBudget, Unreadable } from './cellBudget.ts'

/** A sheet of an .xls, with its cells in the order in which they are stored. */
export interface BiffSheet {
  name: BiffText
  /** Where it starts in the stream of records. */
  position: number
  isHidden: boolean
  /** Not a chart, a dialogue or a module. */
  hasCells: boolean
  /** Whether its records were found where the list of sheets says. */
  isFound: boolean
  merges: Merge[]
  hiddenRows: Set<number>
  hiddenColumns: [first: number, last: number][]
  cells: BiffCell[]
}

/** What an .xls holds, as stored. */
export interface BiffBook {
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

/** Walks the records of an .xls in time linear to its length, counting as it goes. Throws `Unreadable`. */
export function walkBiff(stream: Buffer): BiffBook {
  const walk: Walk = { ...emptyBook(), stream, budget: new CellBudget(), depth: 0, sheet: null, row: -1, texts: [], waiting: null }
  for (let at = 0; at + 4 <= stream.length; ) {
    const [type, length] = [stream.readUInt16LE(at), stream.readUInt16LE(at + 2)]
    const end = at + 4 + length
    if (end > stream.length) throw new Unreadable('contradictory')
    if (at === 0) walk.version = readVersion(stream, type)
    if (type === 0 && walk.depth === 0) break // zeros fill the rest of the last sector
    take(walk, { type, at, end })
    if (walk.isEncrypted) break // all that follows is scrambled
    at = end
  }
  const isWhole = walk.depth === 0 && walk.sheets.every(({ isFound }) => isFound)
  if (!isWhole && !walk.isEncrypted) throw new Unreadable('contradictory')
  return walk
}

function emptyBook(): BiffBook {
  return { version: 8, isEncrypted: false, is1904: false, codePage: 1252, sheets: [], fonts: [], formats: new Map(), styles: [] }
}

interface Walk extends BiffBook {
  stream: Buffer
  budget: CellBudget
  /** Sheets are 1 deep, charts within them 2. */
  depth: number
  sheet: BiffSheet | null
  row: number
  /** The texts that cells share. */
  texts: BiffText[]
  /** A formula whose text comes in a record of its own. */
  waiting: BiffCell | null
}

interface BiffRecord {
  type: number
  at: number
  end: number
}

const BOF = 0x809
const EOF = 0x0a

function readVersion(stream: Buffer, type: number): 5 | 8 {
  const version = type === BOF && stream.length >= 6 ? stream.readUInt16LE(4) : 0
  if (version === 0x0600) return 8
  if (version === 0x0500) return 5
  throw new Unreadable('unusual')
}

function take(walk: Walk, { type, at, end }: BiffRecord): void {
  const { stream, depth } = walk
  if (type === BOF || type === EOF) enterOrLeave(walk, type, at)
  else if (CELLS.has(type) && depth === 1) takeCells(walk, type, stream.subarray(at + 4, end))
  else if (CHUNKED.has(type)) CHUNKED.get(type)?.(walk, new BiffChunks(stream, at))
  else if (depth <= 1) READERS.get(type)?.(walk, stream.subarray(at + 4, end))
}

function enterOrLeave(walk: Walk, type: number, at: number): void {
  walk.depth += type === BOF ? 1 : -1
  if (walk.depth < 0 || walk.depth > MOST_NESTED) throw new Unreadable('contradictory')
  if (type !== BOF || walk.depth !== 1) return
  walk.sheet = walk.sheets.find(({ position }) => position === at) ?? null
  if (walk.sheet) walk.sheet.isFound = true
  walk.row = -1
  walk.waiting = null
}

const MOST_NESTED = 8
const COLUMNS = 256

function takeCells(walk: Walk, type: number, record: Buffer): void {
  const { sheet, budget, version, texts } = walk
  if (!sheet) return
  const cells = readCells(type, record, { version, texts })
  for (const cell of cells) {
    const where = `hàng ${cell.row}`
    if (cell.column > COLUMNS) throw new Unreadable('contradictory', where)
    if (cell.row !== walk.row) budget.row(where)
    walk.row = cell.row
    budget.cells(where)
    budget.text(where, cell.value)
    sheet.cells.push(cell)
  }
  walk.waiting = cells.find(({ kind }) => kind === 'waiting') ?? null
}

type Reader<From> = (walk: Walk, from: From) => void

const CHUNKED = new Map<number, Reader<BiffChunks>>([
  [0xfc, (walk, chunks) => Object.assign(walk, { texts: readSharedTexts(chunks) })],
  [0x207, (walk, chunks) => takeString(walk, chunks)],
])

/** The text that the formula before it gives. */
function takeString(walk: Walk, chunks: BiffChunks): void {
  if (!walk.waiting || walk.depth !== 1) return
  Object.assign(walk.waiting, { kind: 'text', value: readString(chunks, walk.version) })
  walk.budget.text(`hàng ${walk.waiting.row}`, walk.waiting.value)
  walk.waiting = null
}

const READERS = new Map<number, Reader<Buffer>>([
  [0x85, readBoundSheet],
  [0x2f, (walk) => Object.assign(walk, { isEncrypted: true })],
  [0x22, (walk, record) => Object.assign(walk, { is1904: record.length >= 2 && record.readUInt16LE(0) === 1 })],
  [0x42, (walk, record) => Object.assign(walk, { codePage: record.length >= 2 ? record.readUInt16LE(0) : 1252 })],
  [0x31, (walk, record) => walk.fonts.push(readFont(record, walk.version))],
  [0x41e, (walk, record) => record.length > 4 && walk.formats.set(record.readUInt16LE(0), readFormat(record, walk.version))],
  [0xe0, (walk, record) => record.length >= 4 && walk.styles.push({ font: record.readUInt16LE(0), format: record.readUInt16LE(2) })],
  [0xe5, readMerges],
  [0x208, readRow],
  [0x7d, readColumns],
])

function readBoundSheet(walk: Walk, record: Buffer): void {
  if (record.length < 8) throw new Unreadable('contradictory')
  walk.budget.sheet()
  const [position, state, kind] = [record.readUInt32LE(0), record.readUInt8(4), record.readUInt8(5)]
  const facts = { name: readSheetName(record, walk.version), position, isHidden: (state & 3) !== 0, hasCells: kind === 0, isFound: false }
  walk.sheets.push({ ...facts, merges: [], hiddenRows: new Set(), hiddenColumns: [], cells: [] })
}

function readMerges(walk: Walk, record: Buffer): void {
  for (let at = 2; at + 8 <= record.length && walk.sheet; at += 8) {
    const [top, bottom, left, right] = [0, 2, 4, 6].map((offset) => record.readUInt16LE(at + offset) + 1) as [
      number,
      number,
      number,
      number,
    ]
    if (bottom < top || right < left || right > COLUMNS) throw new Unreadable('contradictory')
    const merge = { top, left, bottom, right }
    walk.budget.merge(`hàng ${top}`, merge)
    walk.sheet.merges.push(merge)
  }
}

function readRow({ sheet }: Walk, record: Buffer): void {
  if (record.length >= 14 && (record.readUInt16LE(12) & ROW_HIDDEN) !== 0) sheet?.hiddenRows.add(record.readUInt16LE(0) + 1)
}

const ROW_HIDDEN = 0x20

function readColumns({ sheet }: Walk, record: Buffer): void {
  if (record.length < 10 || (record.readUInt16LE(8) & 1) === 0) return
  sheet?.hiddenColumns.push([record.readUInt16LE(0) + 1, Math.min(COLUMNS, record.readUInt16LE(2) + 1)])
}
