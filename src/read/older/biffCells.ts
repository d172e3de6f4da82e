/** Where a record's cells stand (0-based) and which styles they have, one after another to the right. */
export interface CellRecord {
  row: number
  column: number
  styles: number[]
}

const SEVERAL_NUMBERS = 0xbd

/** Records that hold cells with something in them: numbers, texts, truths, errors, formulas. */
export const CELLS: ReadonlySet<number> = new Set([0x203, 0x27e, SEVERAL_NUMBERS, 0x204, 0xd6, 0xfd, 0x205, 0x06, 0x406])

/** Null where the record is too short to be one. */
export function readCellRecord(type: number, record: Buffer): CellRecord | null {
  if (record.length < 6) return null
  const [row, column] = [record.readUInt16LE(0), record.readUInt16LE(2)]
  if (type !== SEVERAL_NUMBERS) return { row, column, styles: [record.readUInt16LE(4)] }
  const count = Math.floor((record.length - 6) / 6)
  return { row, column, styles: Array.from({ length: count }, (_, index) => record.readUInt16LE(4 + index * 6)) }
}
