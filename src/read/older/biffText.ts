/** A text of an .xls: decoded, or the bytes of its code page as Latin-1. */
export type BiffText = string

/** A font's name, of a FONT record. */
export function readFont(record: Buffer, version: 5 | 8): BiffText {
  return version === 8 ? readText(record, 14, 1) : readBytes(record, 14)
}

/** A number format, of a FORMAT record. */
export function readFormat(record: Buffer, version: 5 | 8): BiffText {
  return version === 8 ? readText(record, 2, 2) : readBytes(record, 2)
}

function readText(record: Buffer, at: number, lengthBytes: 1 | 2): BiffText {
  if (record.length < at + lengthBytes + 1) return ''
  const length = record.readUIntLE(at, lengthBytes)
  const start = at + lengthBytes + 1
  const isWide = (record.readUInt8(start - 1) & 1) === 1
  return record.toString(isWide ? 'utf16le' : 'latin1', start, start + length * (isWide ? 2 : 1))
}

function readBytes(record: Buffer, at: number): BiffText {
  return record.length > at ? record.toString('latin1', at + 1, at + 1 + record.readUInt8(at)) : ''
}
