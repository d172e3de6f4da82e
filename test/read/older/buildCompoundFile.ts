/** A compound file with these streams below its root, in sectors of 512 bytes; a short stream is filled up to the size from which it has sectors of its own. */
export function buildCompoundFile(streams: Record<string, Uint8Array>): Uint8Array {
  const contents = Object.entries(streams).map(([name, bytes]) => ({ name, bytes: padTo(Buffer.from(bytes), 4096) }))
  const sectorCount = (bytes: Buffer) => Math.ceil(bytes.length / 512)
  const directorySectors = Math.ceil((contents.length + 1) / 4)
  const used = directorySectors + contents.reduce((sum, { bytes }) => sum + sectorCount(bytes), 0)
  const tableSectors = Math.ceil((used + Math.ceil(used / 126)) / 126) // some to spare
  const listSectors = Math.max(0, Math.ceil((tableSectors - 109) / 127))
  const start = tableSectors + listSectors
  const next: number[] = [...Array(tableSectors).fill(0xfffffffd), ...Array(listSectors).fill(0xfffffffc)]
  const chain = (count: number) => {
    const first = next.length
    for (let index = 1; index <= count; index++) next.push(index === count ? END : first + index)
    return first
  }
  const directoryStart = chain(directorySectors)
  const entries = contents.map(({ name, bytes }, index) => {
    const right = index + 1 < contents.length ? index + 2 : FREE
    return entry({ name, type: 2, right, child: FREE, start: chain(sectorCount(bytes)), size: bytes.length })
  })
  const root = entry({ name: 'Root Entry', type: 5, right: FREE, child: contents.length > 0 ? 1 : FREE, start: END, size: 0 })
  const directory = padTo(Buffer.concat([root, ...entries]), directorySectors * 512)
  const table = numbers(next, tableSectors * 128)
  const places = Array.from({ length: tableSectors }, (_, index) => index)
  const lists = Array.from({ length: listSectors }, (_, index) => {
    const part = places.slice(109 + index * 127, 109 + (index + 1) * 127)
    return Buffer.concat([numbers(part, 127), numbers([index + 1 < listSectors ? tableSectors + index + 1 : END], 1)])
  })
  const parts = [
    header(places, { directoryStart, listStart: listSectors > 0 ? tableSectors : END, listSectors }),
    table,
    ...lists,
    directory,
  ]
  if (directoryStart !== start) throw new Error('The sectors are counted wrongly')
  return new Uint8Array(Buffer.concat([...parts, ...contents.map(({ bytes }) => padTo(bytes, sectorCount(bytes) * 512))]))
}

const END = 0xfffffffe
const FREE = 0xffffffff

interface HeaderFacts {
  directoryStart: number
  listStart: number
  listSectors: number
}

function header(places: readonly number[], { directoryStart, listStart, listSectors }: HeaderFacts): Buffer {
  const bytes = Buffer.alloc(512)
  bytes.write('d0cf11e0a1b11ae1', 'hex')
  bytes.writeUInt16LE(0x3e, 24)
  bytes.writeUInt16LE(3, 26)
  bytes.writeUInt16LE(0xfffe, 28)
  bytes.writeUInt16LE(9, 30)
  bytes.writeUInt16LE(6, 32)
  bytes.writeUInt32LE(places.length, 44)
  bytes.writeUInt32LE(directoryStart, 48)
  bytes.writeUInt32LE(4096, 56)
  bytes.writeUInt32LE(END, 60)
  bytes.writeUInt32LE(listStart, 68)
  bytes.writeUInt32LE(listSectors, 72)
  numbers(places.slice(0, 109), 109).copy(bytes, 76)
  return bytes
}

interface Entry {
  name: string
  type: number
  right: number
  child: number
  start: number
  size: number
}

function entry({ name, type, right, child, start, size }: Entry): Buffer {
  const bytes = Buffer.alloc(128)
  bytes.write(name, 'utf16le')
  bytes.writeUInt16LE((name.length + 1) * 2, 64)
  bytes.writeUInt8(type, 66)
  for (const [index, value] of [FREE, right, child].entries()) bytes.writeUInt32LE(value, 68 + index * 4)
  bytes.writeUInt32LE(start, 116)
  bytes.writeUInt32LE(size, 120)
  return bytes
}

function numbers(values: readonly number[], count: number): Buffer {
  const bytes = Buffer.alloc(count * 4, 0xff)
  for (const [index, value] of values.entries()) bytes.writeUInt32LE(value, index * 4)
  return bytes
}

function padTo(bytes: Buffer, size: number): Buffer {
  return bytes.length >= size ? bytes : Buffer.concat([bytes, Buffer.alloc(size - bytes.length)])
}
