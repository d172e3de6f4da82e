import type { BiffChunks } from './biffChunks.ts'
import { Unreadable } from './cellBudget.ts'

/** A text of an .xls: decoded, or, in files of Excel 5 and 95, the bytes of its code page as Latin-1. */
export type BiffText = string

export function readSheetName(record: Buffer, version: 5 | 8): BiffText {
  return readText(record, { at: 6, lengthBytes: 1, version })
}

/** A font's name. */
export function readFont(record: Buffer, version: 5 | 8): BiffText {
  return record.length > 15 ? readText(record, { at: 14, lengthBytes: 1, version }) : ''
}

/** A number format. */
export function readFormat(record: Buffer, version: 5 | 8): BiffText {
  return readText(record, { at: 2, lengthBytes: version === 8 ? 2 : 1, version })
}

/** The text of a cell that has it all to itself. */
export function readLabel(record: Buffer, version: 5 | 8): BiffText {
  return readText(record, { at: 6, lengthBytes: 2, version })
}

function readText(record: Buffer, { at, lengthBytes, version }: { at: number; lengthBytes: 1 | 2; version: 5 | 8 }): BiffText {
  const start = at + lengthBytes + (version === 8 ? 1 : 0)
  if (start > record.length) throw new Unreadable('contradictory')
  const isWide = version === 8 && (record.readUInt8(start - 1) & 1) === 1
  const end = start + record.readUIntLE(at, lengthBytes) * (isWide ? 2 : 1)
  if (end > record.length) throw new Unreadable('contradictory')
  return record.toString(isWide ? 'utf16le' : 'latin1', start, end)
}

/** The text that a formula gives. */
export function readString(chunks: BiffChunks, version: 5 | 8): BiffText {
  const length = chunks.number(2)
  return chunks.text(length, version === 8 && (chunks.number(1) & 1) === 1)
}

/** The table of texts that cells share. Marks of fonts within them, and of how they are spoken, are passed over. */
export function readSharedTexts(chunks: BiffChunks): BiffText[] {
  chunks.skip(4)
  const count = chunks.number(4)
  const texts: BiffText[] = []
  while (texts.length < count && !chunks.isAtEnd) {
    const [length, flags] = [chunks.number(2), chunks.number(1)]
    const runs = (flags & HAS_RUNS) !== 0 ? chunks.number(2) : 0
    const spoken = (flags & HAS_SPOKEN) !== 0 ? chunks.number(4) : 0
    texts.push(chunks.text(length, (flags & 1) === 1))
    chunks.skip(runs * 4 + spoken)
  }
  return texts
}

const HAS_RUNS = 8
const HAS_SPOKEN = 4
