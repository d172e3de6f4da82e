import { inflateRawSync } from 'node:zlib'

/** A file of a zip, packed as it lies there and unpacked. */
export interface Entry {
  name: string
  method: number
  packed: Buffer
  content: Buffer
}

/** The files of a zip by name, in the order of its directory; read without what the program reads them with. */
export function readZip(bytes: Uint8Array): ReadonlyMap<string, Entry> {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = zip.lastIndexOf(Buffer.from('504b0506', 'hex'))
  const entries = new Map<string, Entry>()
  let [count, at] = [zip.readUInt16LE(end + 10), zip.readUInt32LE(end + 16)]
  if (at === WIDE) {
    const wideEnd = zip.lastIndexOf(Buffer.from('504b0606', 'hex'))
    ;[count, at] = [Number(zip.readBigUInt64LE(wideEnd + 32)), Number(zip.readBigUInt64LE(wideEnd + 48))]
  }
  for (; count > 0; count--) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset)) as [number, number, number]
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength)
    if (entries.has(name)) throw new Error(`${name} is twice in the zip`)
    entries.set(name, readEntry(zip, at, name))
    at += 46 + nameLength + extraLength + commentLength
  }
  return entries
}

function readEntry(zip: Buffer, at: number, name: string): Entry {
  const [method, local] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 42)]
  const size = zip.readUInt32LE(at + 20) === WIDE ? wideSize(zip, at) : zip.readUInt32LE(at + 20)
  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
  if (zip.toString('utf8', local + 30, local + 30 + zip.readUInt16LE(local + 26)) !== name)
    throw new Error(`${name} is called otherwise in its own header`)
  const packed = zip.subarray(start, start + size)
  return { name, method, packed, content: method === 0 ? packed : inflateRawSync(packed) }
}

/** Says that the true number stands elsewhere, in 64 bits. */
const WIDE = 0xffffffff

/** The packed size, behind the unpacked one. */
function wideSize(zip: Buffer, at: number): number {
  return Number(zip.readBigUInt64LE(at + 46 + zip.readUInt16LE(at + 28) + 4 + (zip.readUInt32LE(at + 24) === WIDE ? 8 : 0)))
}
