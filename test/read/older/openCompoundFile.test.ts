import { CFB } from '@e965/xlsx'
import { describe, expect, test } from 'vitest'
import { openCompoundFile } from '../../../src/read/older/openCompoundFile.ts'
import { buildCompoundFile } from './buildCompoundFile.ts'

/** As another program writes one; short streams lie in the root's small sectors. */
function byAnother(streams: Record<string, Uint8Array>): Uint8Array {
  const file = CFB.utils.cfb_new()
  for (const [path, bytes] of Object.entries(streams)) CFB.utils.cfb_add(file, path, bytes)
  return new Uint8Array(CFB.write(file, { type: 'buffer' }) as Buffer)
}

const short = Uint8Array.from({ length: 300 }, (_, index) => index % 251)
const long = Uint8Array.from({ length: 100_000 }, (_, index) => index % 251)

describe('a compound file', () => {
  test('gives its streams byte for byte, short and long', () => {
    const file = openCompoundFile(byAnother({ '/Workbook': long, '/Short': short, '/Empty': new Uint8Array() }))
    expect(Buffer.from(file?.readStream('workbook') ?? []).equals(long)).toBe(true)
    expect(Buffer.from(file?.readStream('short') ?? []).equals(short)).toBe(true)
    expect(file?.readStream('other')).toBeNull()
  })

  test('gives a stream so long that the list of its tables does not fit its header', () => {
    const large = Uint8Array.from({ length: 10_000_000 }, (_, index) => index % 251)
    for (const bytes of [buildCompoundFile({ Workbook: large }), byAnother({ '/Workbook': large })]) {
      expect(Buffer.from(openCompoundFile(bytes)?.readStream('workbook') ?? []).equals(large)).toBe(true)
    }
  })

  test('names what lies below its root, not what is embedded in it', () => {
    const file = openCompoundFile(byAnother({ '/WordDocument': long, '/ObjectPool/_1/Workbook': long }))
    expect(file?.names).toContain('worddocument')
    expect(file?.names).not.toContain('workbook')
  })

  test('is none where its header, its directory or a chain leads nowhere', () => {
    const bytes = buildCompoundFile({ Workbook: long })
    expect(openCompoundFile(bytes.subarray(0, 400))).toBeNull()
    expect(openCompoundFile(bytes.subarray(0, 1024))).toBeNull()
    expect(openCompoundFile(bytes.subarray(0, 50_000))?.readStream('workbook')).toBeNull()
  })

  test('answers whatever byte of its tables is wrong', () => {
    const bytes = buildCompoundFile({ Workbook: short, Book: short })
    for (let at = 24; at < 2048; at += 3) {
      for (const value of [1, 255]) {
        const damaged = Uint8Array.from(bytes)
        damaged[at] = value
        expect(() => openCompoundFile(damaged)?.readStream('workbook')).not.toThrow()
      }
    }
  })
})
