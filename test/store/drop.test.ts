import { createHash } from 'node:crypto'
import { type Dirent, existsSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Drop, openDrop, stemOf, type WaitingFile } from '../../src/store/drop.ts'
import { writeWholeFile } from '../../src/store/writeWholeFile.ts'

let root: string
let drop: Drop
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'tonghop-drop-'))
  drop = await openDrop(join(root, 'drop'), { brokenAfterMs: 0 })
})
afterEach(() => rm(root, { recursive: true, force: true }))

/** Puts a file into the inbox as an office would, last changed so many seconds ago. */
async function send(name: string, { content = name, age = 60, folder = '' } = {}): Promise<string> {
  const path = join(drop.folders.inbox, folder, name)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, content)
  const then = new Date(Date.now() - age * 1000)
  await utimes(path, then, then)
  return path
}

/** What is taken now, and what is left alone with the reason. */
async function takeAll(): Promise<{ taken: WaitingFile[]; left: Record<string, string> }> {
  const left: Record<string, string> = {}
  const taken: WaitingFile[] = []
  for await (const file of drop.takeNext((path, why) => {
    left[relative(drop.folders.inbox, path)] = why
  }))
    taken.push(file)
  return { taken, left }
}

/** Every file under the root, as a path from there. */
async function listAll(): Promise<string[]> {
  const entries: Dirent[] = await readdir(root, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(root, join(entry.parentPath, entry.name)))
}

/** What programs put beside the returns, and what is said of it. */
const LEFT_ALONE: readonly [name: string, why: string][] = [
  ['~$Báo cáo.xlsx', 'tệp khóa của chương trình bảng tính'],
  ['.~lock.bao-cao.ods#', 'tệp khóa của chương trình bảng tính'],
  ['Thumbs.db', 'tệp của hệ thống'],
  ['desktop.ini', 'tệp của hệ thống'],
  ['.DS_Store', 'tệp của hệ thống'],
  ['bao-cao.xlsx.tmp', 'tệp tạm'],
  ['~WRL0001.xlsx', 'tệp tạm'],
  ['bao-cao.crdownload', 'tệp tạm'],
  ['bao-cao.PART', 'tệp tạm'],
  ['bao-cao (conflicted copy 2023-09-08).xlsx', 'bản xung đột do đồng bộ'],
  ['bao-cao.sync-conflict-20230908.xlsx', 'bản xung đột do đồng bộ'],
  ['bao-cao (bản sao xung đột).xlsx'.normalize('NFD'), 'bản xung đột do đồng bộ'],
]

describe('the inbox', () => {
  it('gives the waiting files oldest first, those of the unit folders too', async () => {
    await send('thứ ba.xlsx', { age: 100 })
    await send('thứ nhất.xlsx', { age: 300, folder: 'LDLD_TAM_DUONG' })
    await send('thứ hai.csv', { age: 200 })
    const { taken } = await takeAll()
    expect(taken.map(({ name, folder }) => [name, folder])).toEqual([
      ['thứ nhất.xlsx', 'LDLD_TAM_DUONG'],
      ['thứ hai.csv', ''],
      ['thứ ba.xlsx', ''],
    ])
  })

  it('gives a file with its content, its sha256 and its name as Vietnamese is written', async () => {
    await send('Báo cáo quý III.xlsx'.normalize('NFD'), { content: 'nội dung' })
    const { taken } = await takeAll()
    const sha256 = createHash('sha256').update('nội dung').digest('hex')
    expect(taken).toMatchObject([{ name: 'Báo cáo quý III.xlsx'.normalize('NFC'), sha256 }])
    expect(Buffer.from(taken[0]?.bytes ?? []).toString()).toBe('nội dung')
  })

  it('leaves alone what programs put beside the returns, and says why', async () => {
    await send('LDLD_SIN_HO.xlsx')
    for (const [name] of LEFT_ALONE) await send(name)
    const { taken, left } = await takeAll()
    expect(taken.map((file) => file.name)).toEqual(['LDLD_SIN_HO.xlsx'])
    expect(left).toEqual(Object.fromEntries(LEFT_ALONE))
  })

  it('leaves links, folders within a unit folder and hidden folders alone', async () => {
    await send('bí mật.xlsx', { folder: '../../elsewhere' })
    await symlink(join(root, 'elsewhere', 'bí mật.xlsx'), join(drop.folders.inbox, 'link.xlsx'))
    await send('cũ.xlsx', { folder: 'LDLD_SIN_HO/2022' })
    await send('rác.xlsx', { folder: '.recycle' })
    const { taken, left } = await takeAll()
    expect(taken).toEqual([])
    expect(left).toEqual({ 'link.xlsx': 'không phải tệp thường', 'LDLD_SIN_HO/2022': 'thư mục con không được nhận' })
  })

  it('goes on where a file vanishes, or has a name that is not UTF-8', async () => {
    await send('một.xlsx', { age: 300 })
    await send('hai.xlsx', { age: 200 })
    await send('ba.xlsx', { age: 100 })
    const broken = Buffer.concat([Buffer.from(`${drop.folders.inbox}/b`), Buffer.from([0xe1]), Buffer.from('o.xlsx')])
    await writeFile(broken, 'x')
    const left: string[] = []
    const names: string[] = []
    for await (const { name } of drop.takeNext((_path, why) => left.push(why))) {
      names.push(name)
      await rm(join(drop.folders.inbox, 'hai.xlsx'), { force: true })
    }
    expect(names).toEqual(['một.xlsx', 'ba.xlsx'])
    expect(left).toEqual([expect.stringContaining('không phải UTF-8'), expect.stringContaining('chưa mở được')])
  })
})

describe('an arrival', () => {
  const idOf = async () => (await takeAll()).taken[0]?.submissionId

  it('keeps its id however often it is looked at', async () => {
    await send('LDLD_SIN_HO.xlsx')
    const id = await idOf()
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(await idOf()).toBe(id)
  })

  it('has another id when the same file is sent again', async () => {
    const path = await send('LDLD_SIN_HO.xlsx')
    const first = await idOf()
    await copyFile(path, join(root, 'copy'))
    await rm(path)
    await copyFile(join(root, 'copy'), path)
    expect(await idOf()).not.toBe(first)
  })

  it('has another id in another folder and under another name', async () => {
    await send('a.xlsx', { content: 'x' })
    await send('b.xlsx', { content: 'x' })
    await send('a.xlsx', { content: 'x', folder: 'LDLD_SIN_HO' })
    expect(new Set((await takeAll()).taken.map(({ submissionId }) => submissionId)).size).toBe(3)
  })

  it('leaves the inbox when it is done with', async () => {
    await send('LDLD_SIN_HO.xlsx')
    const [file] = (await takeAll()).taken
    if (file) await drop.remove(file)
    expect((await takeAll()).taken).toEqual([])
    if (file) await drop.remove(file)
  })

  it('that was overtaken by a correction of the same name leaves the correction in the inbox', async () => {
    await send('LDLD_SIN_HO.xlsx', { content: 'bản 1' })
    const [file] = (await takeAll()).taken
    await writeFile(join(root, 'bản 2'), 'bản 2')
    await rename(join(root, 'bản 2'), file?.path ?? '')
    if (file) await drop.remove(file)
    expect((await takeAll()).taken.map(({ bytes }) => Buffer.from(bytes).toString())).toEqual(['bản 2'])
  })
})

describe('an original', () => {
  it('is kept by its sha256, once, and read back byte for byte', async () => {
    const bytes = Buffer.from([0x50, 0x4b, 0, 255, 10, 13])
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    await drop.keepOriginal({ bytes, sha256 })
    await drop.keepOriginal({ bytes, sha256 })
    expect(await drop.readOriginal(sha256)).toEqual(bytes)
    expect(await listAll()).toEqual([`drop/archive/${sha256.slice(0, 2)}/${sha256}`])
  })
})

describe('an answer', () => {
  it('is put into the unit’s folder, or into that of the unknown, with every part beside the others', async () => {
    const path = await drop.answer('LDLD_SIN_HO', 'bao-cao.1a2b3c4d', { 'ket-qua.txt': 'đạt', 'ket-qua.json': '{}' })
    expect(path).toBe(join(drop.folders.outbox, 'LDLD_SIN_HO', 'bao-cao.1a2b3c4d'))
    await drop.answer(null, 'la.1a2b3c4d', { 'ket-qua.txt': 'chưa rõ' })
    expect((await listAll()).sort()).toEqual([
      'drop/outbox/LDLD_SIN_HO/bao-cao.1a2b3c4d.ket-qua.json',
      'drop/outbox/LDLD_SIN_HO/bao-cao.1a2b3c4d.ket-qua.txt',
      'drop/outbox/_chua-ro-don-vi/la.1a2b3c4d.ket-qua.txt',
    ])
    expect(await readFile(`${path}.ket-qua.txt`, 'utf8')).toBe('đạt')
  })

  it('is whole at every moment, also while it is written anew', async () => {
    const [long, short] = ['a'.repeat(2_000_000), 'b'.repeat(1000)]
    const path = join(drop.folders.outbox, 'LDLD_SIN_HO', 'bao-cao.ket-qua.txt')
    await mkdir(dirname(path))
    await writeWholeFile(path, long)
    let isWriting = true
    const writing = (async () => {
      for (let n = 0; n < 20; n++) await writeWholeFile(path, n % 2 ? long : short)
      isWriting = false
    })()
    const seen = new Set<string>()
    while (isWriting) seen.add(await readFile(path, 'utf8'))
    await writing
    expect([...seen].filter((content) => content !== long && content !== short)).toEqual([])
    expect(await listAll()).toEqual(['drop/outbox/LDLD_SIN_HO/bao-cao.ket-qua.txt'])
  })

  it('leaves nothing behind where it cannot be written', async () => {
    await mkdir(join(drop.folders.outbox, 'LDLD_SIN_HO', 'bao-cao.ket-qua.txt'), { recursive: true })
    await expect(drop.answer('LDLD_SIN_HO', 'bao-cao', { 'ket-qua.txt': 'đạt' })).rejects.toThrow()
    expect(await listAll()).toEqual([])
  })
})

/** Names that somebody may give a file, or a unit in it: of any script, as long as a disk allows, and made to get out of a folder. */
const NAMES = fc.oneof(
  fc.constantFrom(
    '..',
    '../..',
    '../../x',
    '..\\..\\x',
    '/etc/passwd',
    'C:\\x.xlsx',
    '.',
    '',
    ' ',
    'a\0b.xlsx',
    'a\nb.xlsx',
    '\u202Efdp.xlsx',
    '\uD800.xlsx',
  ),
  fc
    .constantFrom('ế', 'ệ'.normalize('NFD'), '𝒳', '工', 'a', '👩‍👩‍👧', '\uFB2C')
    .map((sign) => `${sign.repeat(Math.floor(250 / Buffer.byteLength(sign)))}.xlsx`),
  fc.constant(`báo cáo.${'x'.repeat(245)}`),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: fc.constantFrom('.', '/', '\\', 'a', '\0', '\n', 'ế'), maxLength: 30 }),
)

describe('a name', () => {
  it('never leads out of its folder, and is never too long for the disk, whatever its signs', async () => {
    await fc.assert(
      fc.asyncProperty(NAMES, NAMES, async (name, unit) => {
        await rm(drop.root, { recursive: true, force: true })
        drop = await openDrop(drop.root, { brokenAfterMs: 0 })
        await drop.answer(unit, `${stemOf(name)}.1a2b3c4d`, { 'ket-qua.txt': 'x' })
        await drop.quarantine({ bytes: Buffer.from('x'), name, submissionId: '1a2b3c4d-0000' }, 'lý do')
        const files = await listAll()
        expect(files.filter((file) => /^drop\/outbox\/[^/]+\/[^/]+\.1a2b3c4d\.ket-qua\.txt$/u.test(file))).toHaveLength(1)
        expect(files.filter((file) => /^drop\/quarantine\/1a2b3c4d-[^/]+$/u.test(file))).toHaveLength(2)
        expect(files).toHaveLength(3)
        expect(files.filter((file) => /\p{Cc}|\p{Cf}|\uFFFD/u.test(file))).toEqual([])
      }),
      { numRuns: 150 },
    )
    expect(existsSync(join(root, 'ly-do.txt'))).toBe(false)
  })

  it('of 255 bytes goes all the way from the inbox into quarantine', async () => {
    const name = `${'ế'.repeat(83)}a.xlsx`.slice(-255)
    expect(Buffer.byteLength(name)).toBe(255)
    await send(name)
    const [file] = (await takeAll()).taken
    if (file) await drop.quarantine(file, 'không đọc được')
    expect((await readdir(drop.folders.quarantine)).filter((each) => each.endsWith('.xlsx'))).toHaveLength(1)
  })

  it('that is an ordinary one stays as it is', () => {
    expect(stemOf('LĐLĐ huyện Tam Đường - Quý III (lần 2).xlsx')).toBe('LĐLĐ huyện Tam Đường - Quý III (lần 2)')
  })
})
