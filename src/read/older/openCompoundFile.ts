/** A compound file (OLE): a small file system in a file, in which Office kept its documents until 2007. */
export interface CompoundFile {
  /** What lies directly below its root, in small letters; documents embedded in this one lie deeper and are not named. */
  names: readonly string[]
  /** The content of a stream below the root, by its name in small letters; null where there is none or its sectors lead nowhere. */
  readStream: (name: string) => Uint8Array | null
}

/**
 * Reads a compound file's directory; null where its header, tables or directory contradict themselves. A chain of sectors is followed for
 * at most as many steps as the file has sectors, so that one which bites its own tail ends.
 */
export function openCompoundFile(bytes: Uint8Array): CompoundFile | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file.length < HEADER_BYTES || !SECTOR_SHIFTS.includes(file.readUInt16LE(30))) return null
  const size = 1 << file.readUInt16LE(30)
  const main: Sectors = { file, size, offset: size, next: readTable(file, size) }
  const directory = readChain(main, file.readUInt32LE(48))
  const root = directory && readEntry(directory, 0)
  if (!root || root.type !== ROOT) return null
  const entries = listChildren(directory, root.child)
  const cutOff = file.readUInt32LE(56)
  const readStream = (name: string) => {
    const entry = entries.find((each) => each.name === name && each.type === STREAM)
    if (!entry) return null
    const sectors = entry.size < cutOff ? openSmallSectors(main, root) : main
    const content = sectors && readChain(sectors, entry.start, entry.size)
    return content && content.length >= entry.size ? content.subarray(0, entry.size) : null
  }
  return { names: entries.map(({ name }) => name), readStream }
}

const HEADER_BYTES = 512
const SECTOR_SHIFTS = [9, 12]
const SMALL_SECTOR_BYTES = 64
/** Numbers from here on are no sectors: end of chain, free, part of a table. */
const FIRST_MARK = 0xfffffffa
const STREAM = 2
const ROOT = 5

interface Sectors {
  file: Buffer
  size: number
  /** Where sector 0 starts. */
  offset: number
  /** The sector that comes after each. */
  next: Uint32Array
}

/** The table of what comes after each sector: its own sectors are listed in the header (109) and in a chain of lists. */
function readTable(file: Buffer, size: number): Uint32Array {
  const places = numbersIn(file.subarray(76, HEADER_BYTES))
  let list = file.readUInt32LE(68)
  const most = Math.ceil(file.length / size)
  for (let step = 0; list < FIRST_MARK && step < most; step++) {
    const numbers = numbersIn(file.subarray((list + 1) * size, (list + 2) * size))
    list = numbers.at(-1) ?? FIRST_MARK
    places.push(...numbers.slice(0, -1))
    if (places.length > most) break
  }
  const parts = places.filter((place) => place < FIRST_MARK).map((place) => file.subarray((place + 1) * size, (place + 2) * size))
  return new Uint32Array(numbersIn(Buffer.concat(parts.slice(0, most))))
}

function numbersIn(bytes: Buffer): number[] {
  return Array.from({ length: bytes.length >> 2 }, (_, index) => bytes.readUInt32LE(index * 4))
}

/** The sectors of a chain one after another, at least `bytes` of them where the chain is as long; null where it leads out of the file. */
function readChain({ file, size, offset, next }: Sectors, start: number, bytes = Number.POSITIVE_INFINITY): Buffer | null {
  const parts: Buffer[] = []
  for (let sector = start; sector < FIRST_MARK && parts.length * size < bytes; sector = next[sector] ?? FIRST_MARK) {
    const from = offset + sector * size
    if (from >= file.length || parts.length > next.length) return null
    parts.push(file.subarray(from, from + size))
  }
  return Buffer.concat(parts)
}

/** Small streams lie in sectors of 64 bytes inside the root's own stream. */
function openSmallSectors(main: Sectors, root: Entry): Sectors | null {
  const file = readChain(main, root.start, root.size)
  const table = readChain(main, main.file.readUInt32LE(60))
  return file && table && { file, size: SMALL_SECTOR_BYTES, offset: 0, next: new Uint32Array(numbersIn(table)) }
}

interface Entry {
  name: string
  type: number
  left: number
  right: number
  child: number
  start: number
  size: number
}

const ENTRY_BYTES = 128

function readEntry(directory: Buffer, index: number): Entry | null {
  const at = index * ENTRY_BYTES
  if (at + ENTRY_BYTES > directory.length) return null
  const nameBytes = Math.max(0, Math.min(64, directory.readUInt16LE(at + 64)) - 2)
  const [left = 0, right = 0, child = 0] = numbersIn(directory.subarray(at + 68, at + 80))
  return {
    name: directory.toString('utf16le', at, at + nameBytes).toLowerCase(),
    type: directory.readUInt8(at + 66),
    left,
    right,
    child,
    start: directory.readUInt32LE(at + 116),
    size: directory.readUInt32LE(at + 120),
  }
}

/** The entries of one folder, which hang together as a tree; one that is reached twice is listed once. */
function listChildren(directory: Buffer, first: number): Entry[] {
  const found = new Map<number, Entry>()
  const waiting = [first]
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    const entry = index < FIRST_MARK && !found.has(index) ? readEntry(directory, index) : null
    if (!entry) continue
    found.set(index, entry)
    waiting.push(entry.left, entry.right)
  }
  return [...found.values()]
}
