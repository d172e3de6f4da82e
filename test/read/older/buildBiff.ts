import { buildCompoundFile } from './buildCompoundFile.ts'

/** One record of an .xls. */
export function biffRecord(type: number, content: Uint8Array): Buffer {
  const head = Buffer.alloc(4)
  head.writeUInt16LE(type, 0)
  head.writeUInt16LE(content.length, 2)
  return Buffer.concat([head, content])
}

export interface BiffParts {
  version?: 5 | 8
  /** Records before the list of sheets: fonts, formats, shared texts. */
  globals?: Buffer[]
  /** `state` is 1 or 2 for a hidden sheet, `kind` 2 for a chart. */
  sheets: { name: string; records: Buffer[]; state?: number; kind?: number }[]
}

/** The stream of an .xls made of these records. */
export function biffStream({ version = 8, globals = [], sheets }: BiffParts): Buffer {
  const begin = (kind: number) => biffRecord(0x809, Buffer.from([0, version === 8 ? 6 : 5, kind, 0, 0, 0, 0, 0]))
  const end = biffRecord(0x0a, Buffer.alloc(0))
  const named = sheets.map(({ name }) =>
    version === 8 ? [name.length, 1, ...Buffer.from(name, 'utf16le')] : [name.length, ...Buffer.from(name, 'latin1')],
  )
  const head = Buffer.concat([begin(5), ...globals])
  let at = head.length + named.reduce((sum, name) => sum + 10 + name.length, 0) + end.length
  const bodies = sheets.map(({ records }) => Buffer.concat([begin(0x10), ...records, end]))
  const lists = sheets.map(({ state = 0, kind = 0 }, index) => {
    const position = Buffer.alloc(4)
    position.writeUInt32LE(at)
    at += bodies[index]?.length ?? 0
    return biffRecord(0x85, Buffer.from([...position, state, kind, ...(named[index] ?? [])]))
  })
  return Buffer.concat([head, ...lists, end, ...bodies])
}

export function buildBiff(parts: BiffParts): Uint8Array {
  return buildCompoundFile({ [parts.version === 5 ? 'Book' : 'Workbook']: biffStream(parts) })
}
