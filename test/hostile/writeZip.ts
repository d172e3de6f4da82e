import { crc32, deflateRawSync } from 'node:zlib'

/** One file of a zip, and the lies that its headers tell. */
export interface ZipFile {
  name: string | Uint8Array
  content?: string | Uint8Array
  /** Packed already: then `size` and `crc` are what it says of itself. */
  packed?: Uint8Array
  size?: number
  crc?: number
  method?: number
  flags?: number
  /** Sizes and checksum of zero in the local header, the true ones behind the data. */
  hasDescriptor?: boolean
  /** What the directory says instead of the truth. */
  claims?: { size?: number; packedSize?: number; crc?: number; offset?: number; disk?: number; name?: string }
  extra?: Uint8Array
  /** Stands for the file before it: no data of its own, its directory entry points to that one's. */
  isSameAsLast?: boolean
}

/** What the end of the zip says instead of the truth, and what stands around the zip. */
export interface ZipOptions {
  comment?: string | Uint8Array
  count?: number
  directoryOffset?: number
  directorySize?: number
  disk?: number
  before?: Uint8Array
  after?: Uint8Array
}

/** Writes a zip as it is told, in order or not. */
export function writeZip(files: readonly ZipFile[], options: ZipOptions = {}): Uint8Array {
  const pieces: Uint8Array[] = [options.before ?? new Uint8Array()]
  const directory: Uint8Array[] = []
  let [at, last] = [pieces[0]?.length ?? 0, 0]
  for (const file of files) {
    const entry = packFile(file)
    if (!file.isSameAsLast) {
      last = at
      const local = [header(entry, file), entry.name, entry.packed, ...(file.hasDescriptor ? [descriptor(entry)] : [])]
      pieces.push(...local)
      at += local.reduce((sum, { length }) => sum + length, 0)
    }
    directory.push(record(entry, file, last), entry.name, file.extra ?? new Uint8Array())
  }
  const listed = Buffer.concat(directory)
  return Buffer.concat([
    ...pieces,
    listed,
    ending({ at, size: listed.length, count: files.length }, options),
    options.after ?? new Uint8Array(),
  ])
}

interface Packed {
  name: Uint8Array
  packed: Uint8Array
  size: number
  crc: number
  method: number
  flags: number
}

function packFile({ name, content = '', packed, size, crc, method = 8, flags, hasDescriptor }: ZipFile): Packed {
  const plain = typeof content === 'string' ? Buffer.from(content) : content
  return {
    name: typeof name === 'string' ? Buffer.from(name) : name,
    packed: packed ?? (method === 8 ? deflateRawSync(plain) : plain),
    size: size ?? plain.length,
    crc: crc ?? crc32(plain),
    method,
    flags: (flags ?? UTF8) | (hasDescriptor ? 8 : 0),
  }
}

const UTF8 = 0x800

function header({ name, packed, size, crc, method, flags }: Packed, { hasDescriptor = false }: ZipFile): Uint8Array {
  const bytes = Buffer.alloc(30)
  bytes.writeUInt32LE(0x04034b50, 0)
  bytes.writeUInt16LE(20, 4)
  bytes.writeUInt16LE(flags, 6)
  bytes.writeUInt16LE(method, 8)
  bytes.writeUInt32LE(hasDescriptor ? 0 : crc, 14)
  bytes.writeUInt32LE(hasDescriptor ? 0 : packed.length, 18)
  bytes.writeUInt32LE(hasDescriptor ? 0 : size, 22)
  bytes.writeUInt16LE(name.length, 26)
  return bytes
}

function descriptor({ packed, size, crc }: Packed): Uint8Array {
  const bytes = Buffer.alloc(16)
  bytes.writeUInt32LE(0x08074b50, 0)
  bytes.writeUInt32LE(crc, 4)
  bytes.writeUInt32LE(packed.length, 8)
  bytes.writeUInt32LE(size, 12)
  return bytes
}

function record({ name, packed, size, crc, method, flags }: Packed, { claims = {}, extra }: ZipFile, at: number): Uint8Array {
  const bytes = Buffer.alloc(46)
  bytes.writeUInt32LE(0x02014b50, 0)
  bytes.writeUInt16LE(20, 4)
  bytes.writeUInt16LE(20, 6)
  bytes.writeUInt16LE(flags, 8)
  bytes.writeUInt16LE(method, 10)
  bytes.writeUInt32LE(claims.crc ?? crc, 16)
  bytes.writeUInt32LE(claims.packedSize ?? packed.length, 20)
  bytes.writeUInt32LE(claims.size ?? size, 24)
  bytes.writeUInt16LE(name.length, 28)
  bytes.writeUInt16LE(extra?.length ?? 0, 30)
  bytes.writeUInt16LE(claims.disk ?? 0, 34)
  bytes.writeUInt32LE(claims.offset ?? at, 42)
  return bytes
}

function ending(truth: { at: number; size: number; count: number }, options: ZipOptions): Uint8Array {
  const comment = Buffer.from(options.comment ?? '')
  const bytes = Buffer.alloc(22)
  bytes.writeUInt32LE(0x06054b50, 0)
  bytes.writeUInt16LE(options.disk ?? 0, 4)
  bytes.writeUInt16LE((options.count ?? truth.count) & 0xffff, 8)
  bytes.writeUInt16LE((options.count ?? truth.count) & 0xffff, 10)
  bytes.writeUInt32LE(options.directorySize ?? truth.size, 12)
  bytes.writeUInt32LE(options.directoryOffset ?? truth.at, 16)
  bytes.writeUInt16LE(comment.length, 20)
  return Buffer.concat([bytes, comment])
}
