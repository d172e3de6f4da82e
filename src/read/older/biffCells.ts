import { type BiffText, readLabel } from './biffText.ts'
import { Unreadable } from './cellBudget.ts'

/** A cell of an .xls; row and column are 1-based. */
export interface BiffCell {
  row: number
  column: number
  /** The number of its style. */
  style: number
  /** `waiting` is a formula that gives text, before that text is read; `blank` one that gives "". */
  kind: 'number' | 'text' | 'boolean' | 'error' | 'waiting' | 'blank'
  /** A number, a text, 1 or 0, or the number of an error. */
  value: number | BiffText
  isFormula?: boolean
}

interface Context {
  version: 5 | 8
  texts: readonly BiffText[]
}

type Content = Pick<BiffCell, 'kind' | 'value'>

/** What stands behind row, column and style, by the record's type. */
const CONTENT = new Map<number, (record: Buffer, context: Context) => Content>([
  [0x203, (record) => ({ kind: 'number', value: record.readDoubleLE(6) })],
  [0x27e, (record) => ({ kind: 'number', value: readShortNumber(record.readInt32LE(6)) })],
  [0x204, (record, { version }) => ({ kind: 'text', value: readLabel(record, version) })],
  [0xd6, (record, { version }) => ({ kind: 'text', value: readLabel(record, version) })],
  [0xfd, readSharedText],
  [0x205, (record) => ({ kind: record.readUInt8(7) === 1 ? 'error' : 'boolean', value: record.readUInt8(6) })],
  [0x06, readFormula],
  [0x406, readFormula],
])

const SEVERAL_NUMBERS = 0xbd
const FORMULAS = [0x06, 0x406]

/** Types of records that hold cells with something in them. */
export const CELLS: ReadonlySet<number> = new Set([SEVERAL_NUMBERS, ...CONTENT.keys()])

/** The cells of one record. Throws `Unreadable` where it is shorter than what it says it holds. */
export function readCells(type: number, record: Buffer, context: Context): BiffCell[] {
  try {
    if (type === SEVERAL_NUMBERS) return readSeveral(record)
    const content = CONTENT.get(type)?.(record, context)
    if (!content) return []
    const cell = { row: record.readUInt16LE(0) + 1, column: record.readUInt16LE(2) + 1, style: record.readUInt16LE(4), ...content }
    return [FORMULAS.includes(type) ? { ...cell, isFormula: true } : cell]
  } catch (error) {
    if (error instanceof RangeError) throw new Unreadable('contradictory')
    throw error
  }
}

/** Row, first column, pairs of style and number, last column. */
function readSeveral(record: Buffer): BiffCell[] {
  const [row, first] = [record.readUInt16LE(0) + 1, record.readUInt16LE(2) + 1]
  return Array.from({ length: Math.floor((record.length - 6) / 6) }, (_, index) => {
    const at = 4 + index * 6
    return {
      row,
      column: first + index,
      style: record.readUInt16LE(at),
      kind: 'number',
      value: readShortNumber(record.readInt32LE(at + 2)),
    }
  })
}

/** 30 bits of a number, or of an integer, and whether it is to be divided by 100. */
function readShortNumber(bits: number): number {
  const double = Buffer.alloc(8)
  double.writeInt32LE(bits & ~3, 4)
  const value = (bits & 2) !== 0 ? bits >> 2 : double.readDoubleLE(0)
  return (bits & 1) !== 0 ? value / 100 : value
}

function readSharedText(record: Buffer, { texts }: Context): Content {
  const text = texts[record.readUInt32LE(6)]
  if (text === undefined) throw new Unreadable('contradictory')
  return { kind: 'text', value: text }
}

/** A formula's stored result: a number, or in its place a mark and what kind of other thing it is. */
function readFormula(record: Buffer): Content {
  if (record.readUInt16LE(12) !== 0xffff) return { kind: 'number', value: record.readDoubleLE(6) }
  const kind = (['waiting', 'boolean', 'error'] as const)[record.readUInt8(6)] ?? 'blank'
  return { kind, value: kind === 'waiting' || kind === 'blank' ? '' : record.readUInt8(8) }
}
