import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { projectRoot } from '../../src/store/projectRoot.ts'
import { runCommand, startCommand } from '../face/runCommand.ts'
import { freshDatabase } from '../helpers/freshDatabase.ts'

const SAMPLE = join(projectRoot(), 'fixtures/quarter-3-2023/inbox/CDN_Y_TE.xlsx')

/** Every file and folder below a folder. */
async function allIn(folder: string): Promise<string[]> {
  return (await readdir(folder, { recursive: true })).sort()
}

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
  const surroundings = () => ({
    cwd: office,
    env: { DATABASE_URL: database.url, TONGHOP_DROP: share, TONGHOP_NOW: '2023-09-08T08:00:00+07:00' },
  })
  const run = (...args: string[]) => runCommand(['--home', join(office, 'home'), ...args], surroundings())

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
    const asked = await run('doctor')
    expect(asked.code).toBe(1)
    expect(asked.stdout).toMatch(/^✗ Thư mục nộp: Không mở được thư mục nộp/)
    expect(await readdir(share)).toEqual([])
    await mkdir(join(share, 'inbox'))
    expect(await run('intake')).toMatchObject({ code: 0 })
    expect((await readdir(share)).sort()).toEqual(['archive', 'inbox', 'outbox', 'quarantine'])
    await rm(share, { recursive: true })
    await rename(`${share}.away`, share)
  })

  it.skipIf(process.platform === 'win32')('is full keeps the file, and takes it when there is room', async () => {
    await copyFile(SAMPLE, join(share, 'inbox', 'đầy.xlsx'))
    const { code, stdout } = await runLimited()
    expect(code).toBe(2)
    expect(JSON.parse(stdout)).toMatchObject({
      files: [],
      faults: [{ file: 'đầy.xlsx', advice: expect.any(String), isQuarantined: false }],
    })
    expect(stdout).toContain('EFBIG')
    expect(await allIn(join(share, 'inbox'))).toEqual(['đầy.xlsx'])
    for (const folder of ['outbox', 'quarantine']) expect(await allIn(join(share, folder))).toEqual([])
    expect((await allIn(join(share, 'archive'))).filter((name) => /[0-9a-f]{64}|tmp/.test(name))).toEqual([])
    const after = await run('intake', '--json')
    expect(after.code).toBe(0)
    expect(JSON.parse(after.stdout)).toMatchObject({ files: [{ file: 'đầy.xlsx', status: 'accepted' }], faults: [] })
    expect(existsSync(join(share, 'inbox', 'đầy.xlsx'))).toBe(false)
  })

  it('is not there yet when the service starts is waited for, and not built', { timeout: 120_000 }, async () => {
    await rename(share, `${share}.away`)
    await mkdir(share)
    const service = startCommand(['--home', join(office, 'home'), 'serve'], surroundings())
    await vi.waitFor(async () => expect(await readLog()).toContain('Không mở được thư mục nộp'), { timeout: 60_000, interval: 100 })
    expect(await readdir(share)).toEqual([])
    await rm(share, { recursive: true })
    await rename(`${share}.away`, share)
    await copyFile(SAMPLE, join(share, 'inbox', 'sau khi có ổ mạng.xlsx'))
    await vi.waitFor(async () => expect(await allIn(join(share, 'inbox'))).toEqual([]), { timeout: 60_000, interval: 100 })
    service.kill('SIGTERM')
    expect(await once(service, 'exit')).toEqual([0, null])
  })

  const readLog = () => readFile(join(office, 'home', 'logs', 'serve.jsonl'), 'utf8')

  /** The same command where no file may be written that is larger than 8 KB. */
  async function runLimited() {
    const through = ['sh', '-c', 'ulimit -f 16; exec "$@"', 'sh']
    return runCommand(['--home', join(office, 'home'), 'intake', '--json'], { ...surroundings(), through })
  }
})
