import type { PackedHead, PackedWorkbook } from './packedWorkbook.ts'

/** The columns of numbers of a packed workbook, in the order in which they are sent: wide ones first, so that each begins at a multiple of its width. */
const COLUMNS = [
  ['values', Float64Array],
  ['rowNumbers', Uint32Array],
  ['rowStarts', Uint32Array],
  ['formulaCells', Uint32Array],
  ['formulaTexts', Uint32Array],
  ['restoredCells', Uint32Array],
  ['restoredTexts', Uint32Array],
  ['textStarts', Uint32Array],
  ['columns', Uint16Array],
  ['styles', Uint16Array],
  ['rowHidden', Uint8Array],
  ['kinds', Uint8Array],
  ['textBytes', Uint8Array],
] as const

/**
 * A packed workbook as bytes, in pieces to be written one after another: the length of the head, the head as JSON with the length of each
 * column, and the columns. Nothing in it is code: what comes from a process that read a hostile file is numbers and text.
 */
export function encodeWorkbook(packed: PackedWorkbook): Uint8Array[] {
  const lengths = COLUMNS.map(([name]) => packed[name].length)
  const text = Buffer.from(JSON.stringify({ ...packed.head, lengths }))
  const size = Buffer.alloc(4)
  const head = Buffer.alloc(Math.ceil((size.length + text.length) / WIDEST) * WIDEST - size.length, ' ')
  text.copy(head)
  size.writeUInt32LE(head.length)
  return [size, head, ...COLUMNS.map(([name]) => bytesOf(packed[name]))]
}

const WIDEST = Float64Array.BYTES_PER_ELEMENT

/**
 * The packed workbook that was encoded. Its columns lie in `bytes` where these begin at a multiple of 8, and are copied elsewhere. Throws
 * where the bytes are not as long as their head says.
 */
export function decodeWorkbook(bytes: Uint8Array): PackedWorkbook {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 4 + buffer.readUInt32LE(0)
  const { lengths, ...head } = JSON.parse(buffer.toString('utf8', 4, at)) as PackedHead & { lengths: number[] }
  const columns = COLUMNS.map(([name, Column], index) => {
    const size = (lengths[index] ?? 0) * Column.BYTES_PER_ELEMENT
    const sent = buffer.subarray(at, at + size)
    if (sent.length !== size) throw new Error(`A workbook was cut short in its ${name}`)
    at += size
    const column = sent.byteOffset % Column.BYTES_PER_ELEMENT === 0 ? sent : Uint8Array.prototype.slice.call(sent)
    return [name, new Column(column.buffer as ArrayBuffer, column.byteOffset, lengths[index])]
  })
  return { head, ...Object.fromEntries(columns) } as PackedWorkbook
}

function bytesOf(column: PackedWorkbook[(typeof COLUMNS)[number][0]]): Uint8Array {
  return new Uint8Array(column.buffer, column.byteOffset, column.byteLength)
}
