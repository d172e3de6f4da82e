import { existsSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { intake } from '../../src/jobs/intake.ts'
import { readSubmission } from '../../src/read/readSubmission.ts'
import { DropFolderGone } from '../../src/store/dropFolderGone.ts'
import { projectRoot } from '../../src/store/projectRoot.ts'
import { runCommand } from '../face/runCommand.ts'
import { freshDatabase } from '../helpers/freshDatabase.ts'
import { openTestStore } from '../helpers/openTestStore.ts'
import { dropSamples } from '../helpers/sampleQuarter.ts'

/** Every file and folder below a folder. */
async function allIn(folder: string): Promise<string[]> {
  return (await readdir(folder, { recursive: true })).sort()
}

describe('a drop folder that goes away', () => {
  let store: Awaited<ReturnType<typeof openTestStore>>
  let away: string
  beforeAll(async () => {
    store = await openTestStore()
    away = `${store.drop.root}.away`
  })
  afterAll(() => store.close())

  /** As a network folder does: what is left is the empty folder that it was mounted on. */
  async function unmount(): Promise<void> {
    await rename(store.drop.root, away)
    await mkdir(store.drop.root)
  }

  async function mount(): Promise<void> {
    await rm(store.drop.root, { recursive: true })
    await rename(away, store.drop.root)
  }

  it('ends the intake with a sentence, is not built anew on the local disk, and is served again when it is back', async () => {
    await dropSamples(store, ['CDN_Y_TE.xlsx'])
    await unmount()
    const gone = await intake(store).catch((error) => error)
    expect(gone).toBeInstanceOf(DropFolderGone)
    expect(gone.message).toMatch(/^Không mở được thư mục nộp .*inbox \(ENOENT\).*Đề nghị kiểm tra ổ mạng/)
    expect(await allIn(store.drop.root)).toEqual([])
    await mount()
    expect((await intake(store)).files.map(({ file }) => file)).toEqual(['CDN_Y_TE.xlsx'])
  })

  it('while a file is read, loses nothing: what was stored is answered when it is back, and the rest is taken', async () => {
    await dropSamples(store, ['CDN_GIAO_DUC.xlsx', 'LDLD_TINH.csv'])
    const read: typeof readSubmission = async (file, definitions) => {
      if (file.name === 'CDN_GIAO_DUC.xlsx') await unmount()
      return readSubmission(file, definitions)
    }
    const { files, faults } = await intake(store, { read })
    expect(files).toEqual([])
    expect(faults).toMatchObject([{ file: 'CDN_GIAO_DUC.xlsx', isOurs: false, isQuarantined: false }])
    expect(await allIn(store.drop.root)).toEqual([])
    const unanswered = await store.database.query<{ file: string }>('select file_name as file from submission where answered_at is null')
    expect(unanswered).toEqual([{ file: 'CDN_GIAO_DUC.xlsx' }])
    await mount()
    await rm(join(store.drop.folders.inbox, 'CDN_GIAO_DUC.xlsx')) // its sender took it back: the answer is due all the same
    expect((await intake(store)).files.map(({ file }) => file)).toEqual(['LDLD_TINH.csv'])
    expect(await store.database.query('select from submission where answered_at is null')).toEqual([])
    const answers = (await allIn(store.drop.folders.outbox)).filter((name) => name.endsWith('.ket-qua.json'))
    expect(answers).toHaveLength(3)
    expect(await store.database.query('select from submission')).toHaveLength(3)
  })
})

describe('a command whose drop folder', () => {
  let office: string
  let database: Awaited<ReturnType<typeof freshDatabase>>
  let share: string
  beforeAll(async () => {
    office = await mkdtemp(join(tmpdir(), 'tonghop-share-'))
    database = await freshDatabase()
    share = join(office, 'chia sẻ', 'nộp báo cáo')
    await mkdir(share, { recursive: true })
  })
  afterAll(async () => {
    await database?.drop()
    await rm(office, { recursive: true, force: true })
  })
  const run = (...args: string[]) =>
    runCommand(['--home', join(office, 'home'), ...args], {
      cwd: office,
      env: { DATABASE_URL: database.url, TONGHOP_DROP: share, TONGHOP_NOW: '2023-09-08T08:00:00+07:00' },
    })

  it('is new has it made, and noted in the home', async () => {
    expect(await run('intake')).toMatchObject({ code: 0 })
    expect((await readdir(share)).sort()).toEqual(['archive', 'inbox', 'outbox', 'quarantine'])
    expect(JSON.parse(await readFile(join(office, 'home', 'home.json'), 'utf8'))).toEqual({
      database: { kind: 'external' },
      dropFolders: [share],
    })
  })

  it('is gone says so, with exit code 2, and makes nothing; what to do to begin anew is what helps', async () => {
    await rename(share, `${share}.away`)
    await mkdir(share)
    const { code, stdout, stderr } = await run('intake', '--json')
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/^Không mở được thư mục nộp .* đề nghị tự tạo thư mục "inbox" trong .*\.\n$/)
    expect(await readdir(share)).toEqual([])
    await mkdir(join(share, 'inbox'))
    expect(await run('intake')).toMatchObject({ code: 0 })
    expect((await readdir(share)).sort()).toEqual(['archive', 'inbox', 'outbox', 'quarantine'])
    await rm(share, { recursive: true })
    await rename(`${share}.away`, share)
  })

  it.skipIf(process.platform === 'win32')('is full keeps the file, and takes it when there is room', async () => {
    const sample = join(projectRoot(), 'fixtures/quarter-3-2023/inbox/CDN_Y_TE.xlsx')
    await copyFile(sample, join(share, 'inbox', 'đầy.xlsx'))
    const { code, stdout } = await runLimited()
    expect(code).toBe(2)
    expect(JSON.parse(stdout)).toMatchObject({ files: [], faults: [{ file: 'đầy.xlsx', isOurs: false, isQuarantined: false }] })
    expect(stdout).toContain('EFBIG')
    expect(await allIn(join(share, 'inbox'))).toEqual(['đầy.xlsx'])
    for (const folder of ['outbox', 'quarantine']) expect(await allIn(join(share, folder))).toEqual([])
    expect((await allIn(join(share, 'archive'))).filter((name) => /[0-9a-f]{64}|tmp/.test(name))).toEqual([])
    const after = await run('intake', '--json')
    expect(after.code).toBe(0)
    expect(JSON.parse(after.stdout)).toMatchObject({ files: [{ file: 'đầy.xlsx', status: 'accepted' }], faults: [] })
    expect(existsSync(join(share, 'inbox', 'đầy.xlsx'))).toBe(false)
  })

  /** The same command where no file may be written that is larger than 8 KB. */
  async function runLimited() {
    return runCommand(['--home', join(office, 'home'), 'intake', '--json'], {
      cwd: office,
      env: { DATABASE_URL: database.url, TONGHOP_DROP: share, TONGHOP_NOW: '2023-09-08T08:00:00+07:00' },
      through: ['sh', '-c', 'ulimit -f 16; exec "$@"', 'sh'],
    })
  }
})
