import { mkdtemp, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Drop, openDrop } from '../../src/store/drop.ts'
import { hasReadableEnd } from '../../src/store/hasReadableEnd.ts'
import { isRecent } from '../../src/store/isRecent.ts'
import { projectRoot } from '../../src/store/projectRoot.ts'
import { writeSlowly } from '../helpers/writeSlowly.ts'
import { writeZip } from '../hostile/writeZip.ts'

const SAMPLE = join(projectRoot(), 'fixtures/quarter-3-2023/inbox/CDN_Y_TE.xlsx')

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'tonghop-whole-'))
})
afterEach(() => rm(root, { recursive: true, force: true }))

const ZIP = Buffer.from(writeZip([{ name: 'xl/workbook.xml', content: '<workbook/>' }]))
const zeros = (length: number) => Buffer.alloc(length)
const LINE = Buffer.from('Đơn vị;1\n')
const text = (length: number) => Buffer.alloc(Math.ceil(length / LINE.length) * LINE.length, LINE)
const without = (bytes: Buffer, from: number, to: number) => Buffer.from(bytes).fill(0, from, to)

/** A zip whose end speaks as one of more than 4 GB does. */
function zip64(directoryOffset: number): Buffer {
  const [end, directory] = [ZIP.length - 22, ZIP.readUInt32LE(ZIP.length - 22 + 16)]
  const record = Buffer.alloc(56)
  record.write('PK\x06\x06', 'latin1')
  record.writeBigUInt64LE(1n, 32)
  record.writeBigUInt64LE(BigInt(end - directory), 40)
  record.writeBigUInt64LE(BigInt(directoryOffset), 48)
  const locator = Buffer.alloc(20)
  locator.write('PK\x06\x07', 'latin1')
  locator.writeBigUInt64LE(BigInt(end), 8)
  const last = Buffer.from(ZIP.subarray(end))
  last.writeUInt32LE(0xffffffff, 16)
  return Buffer.concat([ZIP.subarray(0, end), record, locator, last])
}

const ENDS: readonly [what: string, content: Buffer, isThere: boolean][] = [
  ['a zip', ZIP, true],
  ['a zip with a comment', Buffer.from(writeZip([{ name: 'a' }], { comment: 'ghi chú' })), true],
  ['a zip with nothing in it', Buffer.from(writeZip([])), true],
  ['a zip64', zip64(ZIP.readUInt32LE(ZIP.length - 22 + 16)), true],
  ['a zip64 whose directory would lie outside', zip64(10_000), false],
  ['a zip without its last byte', ZIP.subarray(0, -1), false],
  ['a zip whose end has not come', without(ZIP, ZIP.length - 22, ZIP.length), false],
  ['a zip whose list has not come', without(ZIP, ZIP.readUInt32LE(ZIP.length - 6), ZIP.length - 22), false],
  ['a zip of which a part in the middle is cut out', Buffer.concat([ZIP.subarray(0, 35), ZIP.subarray(50)]), false],
  ['the beginning of a zip alone', ZIP.subarray(0, 10), false],
  ['an empty file', zeros(0), false],
  ['a text', text(3000), true],
  ['a short text', text(9), true],
  ['a text whose last line has no end yet', Buffer.concat([text(3000), Buffer.from('Đơn v')]), false],
  ['a text of UTF-16', Buffer.from('\uFEFFĐơn vị;1\r\n', 'utf16le'), true],
  ['a text of UTF-16 whose last line has no end yet', Buffer.from('\uFEFFĐơn vị;1', 'utf16le'), false],
  ['a web page', Buffer.from('<html><table></table></html>'), true],
  ['a file of another kind', Buffer.from('d0cf11e0a1b11ae100000000ff', 'hex'), true],
  ['a text of which half has come', Buffer.concat([text(3000), zeros(1000)]), false],
  ['a text of which the second half has come', Buffer.concat([zeros(1000), text(3000)]), false],
  ['room that was set aside', zeros(20_000), false],
]

describe('a file shows its end', () => {
  it.each(ENDS)('or not: %s', async (_what, content, isThere) => {
    await writeFile(join(root, 'x'), content)
    expect(await hasReadableEnd(join(root, 'x'))).toBe(isThere)
  })
})

describe('a file is recent', () => {
  const now = Date.now()
  const CASES: readonly [why: string, mtimeMs: number, ctimeMs: number, is: boolean][] = [
    ['when its content is', now - 1000, now - 90_000, true],
    ['when it has just been put there, however old its content', now - 9e9, now - 1000, true],
    ['not when both are past', now - 61_000, now - 61_000, false],
    ['not for a content from the future, which tells of a wrong clock', now + 9e9, now - 61_000, false],
  ]
  it.each(CASES)('%s', (_why, mtimeMs, ctimeMs, is) => expect(isRecent({ mtimeMs, ctimeMs }, 60_000, now)).toBe(is))
})

async function openAt(brokenAfterMs: number): Promise<Drop> {
  return openDrop(join(root, 'drop'), { brokenAfterMs })
}

/** What is taken now, by name, and what may be taken soon. */
async function sweep(drop: Drop): Promise<{ taken: Record<string, Buffer>; waits: string[] }> {
  const taken: Record<string, Buffer> = {}
  const waits: string[] = []
  const files = drop.takeNext((path, _why, isPassing) => {
    if (isPassing) waits.push(path.slice(drop.folders.inbox.length + 1))
  })
  for await (const { name, bytes } of files) taken[name] = Buffer.from(bytes)
  return { taken, waits }
}

describe('the inbox', () => {
  it('gives a file that comes slowly from another process when it is whole, and no sooner', async () => {
    const drop = await openAt(30_000)
    let isWriting = true
    const writing = Promise.all(
      (['growing', 'filled'] as const).map((manner) =>
        writeSlowly({ source: SAMPLE, path: join(drop.folders.inbox, `${manner}.xlsx`), manner }),
      ),
    ).finally(() => {
      isWriting = false
    })
    const taken: Record<string, Buffer> = {}
    const waited = new Set<string>()
    while (isWriting || Object.keys(taken).length < 2) {
      const seen = await sweep(drop)
      for (const name of seen.waits) waited.add(name)
      Object.assign(taken, seen.taken)
      await sleep(150)
    }
    await writing
    const whole = await readFile(SAMPLE)
    expect(taken).toEqual({ 'growing.xlsx': whole, 'filled.xlsx': whole })
    expect([...waited].sort()).toEqual(['filled.xlsx', 'growing.xlsx'])
  })

  it('gives a file without an end when it has been quiet for long: it is broken, and its sender must hear of it', async () => {
    const drop = await openAt(4000)
    await writeFile(join(drop.folders.inbox, 'trống.xlsx'), '')
    await writeFile(join(drop.folders.inbox, 'hỏng.xlsx'), ZIP.subarray(0, 20))
    await writeFile(join(drop.folders.inbox, 'chưa ghi.csv'), zeros(5000))
    expect(await sweep(drop)).toEqual({ taken: {}, waits: expect.arrayContaining(['trống.xlsx', 'hỏng.xlsx', 'chưa ghi.csv']) })
    await sleep(4100)
    expect(Object.keys((await sweep(drop)).taken).sort()).toEqual(['chưa ghi.csv', 'hỏng.xlsx', 'trống.xlsx'])
  })

  it('waits for a minute where nothing else is said', async () => {
    const drop = await openDrop(join(root, 'drop'))
    await writeFile(join(drop.folders.inbox, 'hỏng.xlsx'), ZIP.subarray(0, 20))
    expect((await sweep(drop)).waits).toEqual(['hỏng.xlsx'])
    const now = Date.now()
    expect([59_000, 61_000].map((age) => drop.mayStillCome({ mtimeMs: now - age, ctimeMs: now - age }))).toEqual([true, false])
  })

  it('goes by the clock that stamps its files, whatever ours says', async () => {
    const drop = await openAt(60_000)
    await writeFile(join(drop.folders.inbox, 'hỏng.xlsx'), ZIP.subarray(0, 20))
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 10 * 60_000 })
    const { waits } = await sweep(drop)
    vi.useRealTimers()
    expect(waits).toEqual(['hỏng.xlsx'])
    expect(await readdir(drop.folders.quarantine)).toEqual([])
  })

  it('leaves a file for the next sweep in whose place another came while it was looked at, though size and content’s time are the same', async () => {
    const drop = await openAt(0)
    const path = join(drop.folders.inbox, 'a.csv')
    let hasWaited = false
    for (let attempt = 0; attempt < 20 && !hasWaited; attempt++) {
      for (const [place, content] of Object.entries({ [path]: 'bản 1', [join(root, 'next')]: 'bản 2' })) {
        await writeFile(place, content)
        await utimes(place, 1000, 1000)
      }
      const swept = sweep(drop)
      await sleep(60 + attempt * 20) // a busy machine may begin late
      await rename(join(root, 'next'), path)
      hasWaited = (await swept).waits.length > 0
    }
    expect(hasWaited).toBe(true)
    expect((await sweep(drop)).taken['a.csv']?.toString()).toBe('bản 2')
  })

  it('reads a file again that is replaced while it is read, and gives one of the two, whole', { timeout: 120_000 }, async () => {
    const drop = await openAt(0)
    const path = join(drop.folders.inbox, 'lớn.csv')
    const of = (letter: string) => Buffer.alloc(32 * 2 ** 20, letter)
    const came: string[] = []
    for (const delay of [2, 12]) {
      await writeFile(path, of('a'))
      await writeFile(join(root, 'next'), of('b'))
      const past = new Date(Date.now() - 60_000)
      await utimes(path, past, past)
      await sleep(2100 - (Date.now() - (await stat(path)).ctimeMs)) // quiet for long enough to be read at once
      const swept = sweep(drop)
      await sleep(delay)
      await rename(join(root, 'next'), path)
      const { taken } = await swept
      const given = taken['lớn.csv']
      came.push(given?.equals(of('a')) ? 'first' : given?.equals(of('b')) ? 'second' : `torn after ${delay} ms`)
      await rm(path)
    }
    expect(came.filter((what) => what !== 'first' && what !== 'second')).toEqual([])
    expect(came).toContain('second')
  })
})
