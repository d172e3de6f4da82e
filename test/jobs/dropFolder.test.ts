import { copyFile, mkdir, readdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { intake, type TakenFile } from '../../src/jobs/intake.ts'
import { readSubmission } from '../../src/read/readSubmission.ts'
import { DatabaseLost } from '../../src/store/databaseLost.ts'
import { openDrop } from '../../src/store/drop.ts'
import { DropFolderGone } from '../../src/store/dropFolderGone.ts'
import { connectDatabase } from '../../src/store/openDatabase.ts'
import { projectRoot } from '../../src/store/projectRoot.ts'
import type { Store } from '../../src/store/store.ts'
import { openProxy } from '../helpers/openProxy.ts'
import { openTestStore } from '../helpers/openTestStore.ts'
import { dropSamples, readSample } from '../helpers/sampleQuarter.ts'
import { writeSlowly } from '../helpers/writeSlowly.ts'

const SAMPLE = join(projectRoot(), 'fixtures/quarter-3-2023/inbox/CDN_Y_TE.xlsx')

let store: Awaited<ReturnType<typeof openTestStore>>
let owner: pg.Client
beforeAll(async () => {
  store = await openTestStore()
  owner = new pg.Client(store.databaseUrl)
  await owner.connect()
})
afterAll(async () => {
  await owner?.end()
  await store?.close()
})
beforeEach(async () => {
  await owner.query('truncate submission, submission_fault, fact_indicator cascade')
  await rm(store.drop.root, { recursive: true })
  for (const folder of Object.values(store.drop.folders)) await mkdir(folder, { recursive: true })
})

/** Puts texts that are no return into the inbox, as if they had lain there for a minute. */
async function dropTexts(...names: string[]): Promise<void> {
  const past = new Date(Date.now() - 60_000)
  for (const name of names) {
    const path = join(store.drop.folders.inbox, name)
    await writeFile(path, `không phải báo cáo: ${name}`)
    await utimes(path, past, past)
  }
}

/** The same store, which takes a file as broken after another time. */
async function withBrokenAfter(brokenAfterMs: number): Promise<Store> {
  return { ...store, drop: await openDrop(store.drop.root, { brokenAfterMs }) }
}

/** Every file below a folder of the drop, by name alone. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort()
}

describe('a file whose parts come in any order', () => {
  it('is left where it looks whole and is damaged inside, and taken once when all has come', async () => {
    const patient = await withBrokenAfter(30_000)
    const path = join(store.drop.folders.inbox, 'CDN_Y_TE.xlsx')
    let isWriting = true
    const writing = writeSlowly({
      source: SAMPLE,
      path,
      manner: 'tailFirst',
    }).finally(() => {
      isWriting = false
    })
    const taken: TakenFile[] = []
    let sweepsThatWaited = 0
    while (isWriting || taken.length === 0) {
      const { files, faults, unsettled } = await intake(patient)
      expect(faults).toEqual([])
      taken.push(...files)
      if (unsettled.includes(path)) sweepsThatWaited += 1
      await sleep(150)
    }
    await writing
    expect(taken.map(({ file, status }) => [file, status])).toEqual([['CDN_Y_TE.xlsx', 'accepted']])
    expect(sweepsThatWaited).toBeGreaterThan(0)
    expect(await store.database.query('select from submission')).toHaveLength(1)
    expect(await filesIn(store.drop.folders.archive)).toEqual([taken[0]?.sha256])
    expect(await filesIn(store.drop.folders.quarantine)).toEqual([])
  })

  it('leaves no trace where it is damaged, does not hold up the next, and is refused when it has been quiet for long', async () => {
    const bytes = await readSample('CDN_Y_TE.xlsx')
    const middle = Math.floor(bytes.length / 2)
    await writeFile(join(store.drop.folders.inbox, 'a.xlsx'), Buffer.from(bytes).fill(0, 1000, middle))
    await writeFile(join(store.drop.folders.inbox, 'b.xlsx'), bytes)
    const first = await intake(await withBrokenAfter(60_000))
    expect(first.files.map(({ file, status }) => [file, status])).toEqual([['b.xlsx', 'accepted']])
    expect(first.unsettled).toEqual([join(store.drop.folders.inbox, 'a.xlsx')])
    expect(await filesIn(store.drop.folders.archive)).toHaveLength(1)
    expect(await filesIn(store.drop.folders.quarantine)).toEqual([])
    const second = await intake(await withBrokenAfter(0)) // as if the minute were over
    expect(second).toMatchObject({ files: [{ file: 'a.xlsx', status: 'refused' }], faults: [], unsettled: [] })
    expect(second.files[0]?.reason).toContain('hỏng')
    expect(await filesIn(store.drop.folders.inbox)).toEqual([])
  })
})

describe('an intake', () => {
  it('tells which files are being written, and which only do not belong', async () => {
    for (const name of ['~$khóa.xlsx', 'trống.xlsx']) await writeFile(join(store.drop.folders.inbox, name), '')
    const { files, unsettled } = await intake(await withBrokenAfter(60_000))
    expect({ files, unsettled }).toEqual({ files: [], unsettled: [join(store.drop.folders.inbox, 'trống.xlsx')] })
  })

  it('takes a file that was sent again while the first was being answered in the next sweep', async () => {
    const path = join(store.drop.folders.inbox, 'a.csv')
    await writeFile(path, 'không phải báo cáo')
    const { files } = await intake(store, {
      read: async (file, ...rest) => {
        await writeFile(path, 'bản thứ hai')
        return (await import('../../src/read/readSubmission.ts')).readSubmission(file, ...rest)
      },
    })
    expect(files).toHaveLength(1)
    expect(await readFile(path, 'utf8')).toBe('bản thứ hai')
    expect((await intake(store)).files.map(({ file }) => file)).toEqual(['a.csv'])
    expect(await filesIn(store.drop.folders.inbox)).toEqual([])
    expect(await store.database.query('select from submission')).toHaveLength(2)
  })
})

const inbox = async () => (await readdir(store.drop.folders.inbox)).sort()
const countRows = async (table: string) => (await store.database.query(`select from ${table}`)).length

/** Puts a file where a folder is, which binds root too; gives what puts the folder back. */
async function block(folder: string): Promise<() => Promise<void>> {
  await rename(folder, `${folder}.away`)
  await writeFile(folder, '')
  return async () => {
    await rm(folder)
    await rename(`${folder}.away`, folder)
  }
}

/** Reading as it fails on one file by a bug of ours. */
const failOn =
  (name: string): typeof readSubmission =>
  async (file, definitions) => {
    if (file.name === name) throw new Error('a bug of ours')
    return readSubmission(file, definitions)
  }

describe('a fault of the surroundings', () => {
  it('is held against no file, however often: an outbox that cannot be written, until it can', async () => {
    await dropTexts('a.csv', 'b.csv')
    const mend = await block(store.drop.folders.outbox)
    for (let round = 0; round < 4; round++) {
      const { files, faults } = await intake(store)
      expect(files).toEqual([])
      expect(faults.map(({ file, advice, isQuarantined }) => ({ file, advice, isQuarantined }))).toEqual([
        { file: 'a.csv', advice: expect.any(String), isQuarantined: false },
        { file: 'b.csv', advice: expect.any(String), isQuarantined: false },
      ])
      expect(faults[0]?.advice).toContain('Đề nghị kiểm tra ổ mạng')
    }
    expect(await inbox()).toEqual(['a.csv', 'b.csv'])
    expect(await countRows('submission_fault')).toBe(0)
    await mend()
    expect((await intake(store)).files.map(({ status }) => status)).toEqual(['refused', 'refused'])
    expect(await inbox()).toEqual([])
    expect(await countRows('submission')).toBe(2)
  })

  it('stores nothing of a file whose original cannot be kept', async () => {
    await dropTexts('b.csv')
    const mend = await block(store.drop.folders.archive)
    expect((await intake(store)).faults).toMatchObject([{ file: 'b.csv', advice: expect.any(String) }])
    expect([await countRows('submission'), await inbox()]).toEqual([0, ['b.csv']])
    await mend()
    expect((await intake(store)).files).toHaveLength(1)
  })

  it('ends the intake where the database is lost, and the next one takes what is left', async () => {
    const proxy = await openProxy(store.databaseUrl)
    const database = await connectDatabase(proxy.url)
    await dropTexts('a.csv', 'b.csv')
    const read: typeof readSubmission = async (file, definitions) => {
      if (file.name === 'b.csv') await proxy.cut()
      return readSubmission(file, definitions)
    }
    const lost = await intake({ ...store, database }, { read }).catch((error) => error)
    expect(lost).toBeInstanceOf(DatabaseLost)
    expect(lost.message).toMatch(/^Mất kết nối với cơ sở dữ liệu\..* vẫn ở thư mục nộp\.$/)
    expect(await inbox()).toEqual(['b.csv'])
    await expect(intake({ ...store, database })).rejects.toBeInstanceOf(DatabaseLost)
    await proxy.mend()
    expect(await intake({ ...store, database })).toMatchObject({ files: [{ file: 'b.csv' }], faults: [] })
    expect([await countRows('submission'), await countRows('submission_fault')]).toEqual([2, 0])
    await database.close()
    await proxy.cut()
  })
})

describe('a fault of ours', () => {
  it('is told also where it cannot be recorded, and the next file is taken', async () => {
    await dropTexts('a.csv', 'b.csv')
    await owner.query('revoke insert on submission_fault from tonghop_app')
    const { files, faults } = await intake(store, { read: failOn('a.csv') })
    expect(faults).toMatchObject([{ file: 'a.csv', fault: 'a bug of ours', advice: null, isQuarantined: false }])
    await owner.query('grant insert on submission_fault to tonghop_app')
    expect(files.map(({ file }) => file)).toEqual(['b.csv'])
  })

  it('leaves its file in the inbox where it cannot be set aside, and the next file is taken', async () => {
    await dropTexts('a.csv')
    const mend = await block(store.drop.folders.quarantine)
    for (let round = 0; round < 3; round++) await intake(store, { read: failOn('a.csv') })
    await dropSamples(store, ['CDN_Y_TE.xlsx'])
    const { files, faults } = await intake(store, { read: failOn('a.csv') })
    expect(faults).toMatchObject([{ fault: 'a bug of ours', isQuarantined: false }])
    expect(files.map(({ file }) => file)).toEqual(['CDN_Y_TE.xlsx'])
    expect(await inbox()).toEqual(['a.csv'])
    await mend()
    expect((await intake(store, { read: failOn('a.csv') })).faults).toMatchObject([{ isQuarantined: true }])
    expect(await inbox()).toEqual([])
  })

  it('is not that a file lies where the folder of a unit should be', async () => {
    await dropTexts('b.csv')
    await writeFile(join(store.drop.folders.outbox, '_chua-ro-don-vi'), 'một tệp nằm đúng chỗ của thư mục')
    expect((await intake(store)).faults).toMatchObject([{ file: 'b.csv', advice: expect.any(String) }])
  })
})

/** Every file and folder below a folder. */
async function pathsIn(folder: string): Promise<string[]> {
  return (await readdir(folder, { recursive: true })).sort()
}

describe('a drop folder that goes away', () => {
  const away = () => `${store.drop.root}.away`

  /** As a network folder does: what is left is the empty folder that it was mounted on. */
  async function unmount(): Promise<void> {
    await rename(store.drop.root, away())
    await mkdir(store.drop.root)
  }

  async function mount(): Promise<void> {
    await rm(store.drop.root, { recursive: true })
    await rename(away(), store.drop.root)
  }

  it('ends the intake with a sentence, is not built anew on the local disk, and is served again when it is back', async () => {
    await dropTexts('a.csv')
    await unmount()
    const gone = await intake(store).catch((error) => error)
    expect(gone).toBeInstanceOf(DropFolderGone)
    expect(gone.message).toMatch(/^Không mở được thư mục nộp .*inbox \(ENOENT\).*Đề nghị kiểm tra ổ mạng/)
    expect(await pathsIn(store.drop.root)).toEqual([])
    await mount()
    expect((await intake(store)).files.map(({ file }) => file)).toEqual(['a.csv'])
  })

  it('while a file is read, loses nothing: what was stored is answered when it is back, and the rest is taken', async () => {
    await dropSamples(store, ['CDN_GIAO_DUC.xlsx'])
    await dropTexts('z.csv')
    const read: typeof readSubmission = async (file, definitions) => {
      if (file.name === 'CDN_GIAO_DUC.xlsx') await unmount()
      return readSubmission(file, definitions)
    }
    const { files, faults } = await intake(store, { read })
    expect(files).toEqual([])
    expect(faults).toMatchObject([{ file: 'CDN_GIAO_DUC.xlsx', advice: expect.any(String), isQuarantined: false }])
    expect(await pathsIn(store.drop.root)).toEqual([])
    const unanswered = await store.database.query<{ file: string }>('select file_name as file from submission where answered_at is null')
    expect(unanswered).toEqual([{ file: 'CDN_GIAO_DUC.xlsx' }])
    await mount()
    await rm(join(store.drop.folders.inbox, 'CDN_GIAO_DUC.xlsx')) // its sender took it back: the answer is due all the same
    expect((await intake(store)).files.map(({ file }) => file)).toEqual(['z.csv'])
    expect(await store.database.query('select from submission where answered_at is null')).toEqual([])
    const answers = (await pathsIn(store.drop.folders.outbox)).filter((name) => name.endsWith('.ket-qua.json'))
    expect(answers).toHaveLength(2)
    expect(await store.database.query('select from submission')).toHaveLength(2)
  })
})

const NAMES: readonly [what: string, name: string][] = [
  ['255 bytes long', `${'ế'.repeat(83)}aa.csv`],
  ['in parts, as macOS writes it', 'Báo cáo quý III.csv'.normalize('NFD')],
  ['with pictures', '📊👩‍👩‍👧 báo cáo.csv'],
  ['written from right to left in part', 'báo cáo \u202Evsc.csv'],
  ['on two lines', 'báo\ncáo.csv'],
  ['with what shells and markup read', `$(rm -rf ~) '"<b>&amp;.csv`],
  ['of another script', '報告書 отчёт تقرير.csv'],
  ['without an ending', 'báo cáo'],
  ['that is an ending alone, in capitals', '_.CSV'],
  ['with spaces at its ends', ' báo cáo .csv '],
]

describe('a name', () => {
  it('of any Unicode goes all the way from the inbox to its answer, and stops no other file', async () => {
    expect(Buffer.byteLength(NAMES[0]?.[1] ?? '')).toBe(255)
    await dropTexts(...NAMES.map(([, name]) => name))
    const { files, faults, unsettled } = await intake(store)
    expect({ faults, unsettled }).toEqual({ faults: [], unsettled: [] })
    expect(files.map(({ file }) => file).sort()).toEqual(NAMES.map(([, name]) => name.normalize('NFC')).sort())
    expect(await readdir(store.drop.folders.inbox)).toEqual([])
    const answers = await readdir(dirname(files[0]?.answer ?? ''))
    expect(answers.filter((name) => name.endsWith('.ket-qua.json'))).toHaveLength(NAMES.length)
    const aside = await readdir(store.drop.folders.quarantine)
    expect(aside).toHaveLength(2 * NAMES.length)
    expect([...answers, ...aside].filter((name) => /\p{Cc}|\p{Cf}|[<>"'$&]/u.test(name))).toEqual([])
  })
})

/** How many are answered in an ordinary test run; MANY_FILES=1000 answers as many as the inbox gives here. */
const ANSWERED = Number(process.env.MANY_FILES ?? 20)

/** Files that are there at once, in the folder of a unit and whole: every hundredth a return, always the same; the others no return. */
async function sendAtOnce(count: number): Promise<string> {
  const [waiting, folder] = [join(store.drop.root, 'waiting'), join(store.drop.folders.inbox, 'CDN_Y_TE')]
  await mkdir(waiting)
  const past = new Date(Date.now() - 60_000)
  for (let n = 0; n < count; n++) {
    const path = join(waiting, `${n}.${n % 100 === 0 ? 'xlsx' : 'csv'}`)
    await (n % 100 === 0 ? copyFile(SAMPLE, path) : writeFile(path, `không phải báo cáo ${n % 7}`))
    await utimes(path, past, past)
  }
  await sleep(2100) // then they need not be looked at twice
  await rename(waiting, folder)
  return folder
}

describe('many files at once', () => {
  it('are given by the inbox one by one, each once: 1000', async () => {
    const folder = await sendAtOnce(1000)
    expect(await store.drop.countWaiting()).toBe(1000)
    const names = new Set<string>()
    for await (const file of store.drop.takeNext(() => {})) {
      names.add(file.name)
      await store.drop.remove(file)
    }
    expect(names.size).toBe(1000)
    await rename(folder, join(store.drop.root, 'taken'))
    expect(await readdir(join(store.drop.root, 'taken'))).toEqual([])
  })

  it(`are each taken once and answered once: ${ANSWERED}`, { timeout: 600_000 }, async () => {
    const folder = await sendAtOnce(ANSWERED)
    const started = performance.now()
    const { files, faults, unsettled } = await intake(store)
    console.info(`${ANSWERED} files taken and answered in ${Math.round(performance.now() - started)} ms`)
    expect({ faults, unsettled }).toEqual({ faults: [], unsettled: [] })
    expect(new Set(files.map(({ file }) => file)).size).toBe(ANSWERED)
    expect(await readdir(folder)).toEqual([])
    expect(await store.database.query('select from submission where answered_at is not null')).toHaveLength(ANSWERED)
    const answers = (await readdir(store.drop.folders.outbox, { recursive: true })).filter((name) => name.endsWith('.ket-qua.json'))
    expect(answers).toHaveLength(ANSWERED)
    expect(await store.database.query('select from submission_form where version > 1')).toEqual([])
  })
})
