import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase } from '../helpers/freshDatabase.ts'
import { runCommand } from './runCommand.ts'

let folder: string
let database: Awaited<ReturnType<typeof freshDatabase>>
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tonghop-jobs-'))
  database = await freshDatabase()
})
afterAll(async () => {
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

const run = (...args: string[]) =>
  runCommand(['jobs', ...args], { cwd: folder, env: { DATABASE_URL: database.url, TONGHOP_NOW: '2023-09-08T08:00:00+07:00' } })

describe('jobs', () => {
  it('lists what runs by itself: when it ran last, when it will next, what came of it', async () => {
    const { code, stdout } = await run()
    expect(code).toBe(0)
    expect(stdout).toMatch(/^consolidate\/quarterly-return +chưa chạy +02h00 ngày 09\/9\/2023/m)
    const { jobs } = JSON.parse((await run('--json')).stdout)
    expect(jobs[0]).toMatchObject({
      name: 'intake',
      lastSlot: '2023-09-08T01:00:00.000Z',
      nextSlot: '2023-09-08T01:05:00.000Z',
      newest: null,
    })
  })

  it('run does a job now, or all of a kind, and it counts', async () => {
    const { code, stdout } = await run('run', 'consolidate')
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout:
        '✓ consolidate/half-year-statistics: xong (không có gì thay đổi)\n✓ consolidate/quarterly-return: xong (không có gì thay đổi)\n',
    })
    expect((await run()).stdout).toMatch(
      /^consolidate\/quarterly-return +08h00 ngày 08\/9\/2023 +02h00 ngày 09\/9\/2023 +xong: không có gì/m,
    )
  })

  it('retry does what was due and is not done, and that alone', async () => {
    const { runs } = JSON.parse((await run('retry', '--json')).stdout)
    expect(runs.map(({ job, outcome }: Record<string, string>) => [job, outcome])).toEqual([
      ['intake', 'ok'],
      ['housekeeping', 'ok'],
    ])
    expect((await run('retry')).stdout).toBe('Không có việc nào phải thử lại.\n')
  })

  it('run says why a job failed, and ends with 1', async () => {
    const { inbox } = { inbox: join(folder, '.tonghop', 'drop', 'inbox') }
    rmSync(inbox, { recursive: true })
    writeFileSync(inbox, '')
    const { code, stdout, stderr } = await run('run', 'intake')
    rmSync(inbox)
    mkdirSync(inbox)
    expect(code, stdout + stderr).not.toBe(0)
    expect(stdout + stderr).toContain(inbox)
  })

  it.each([
    [['run'], 'Cần nói chạy việc nào'],
    [['run', 'báo cáo'], 'Không có việc "báo cáo". Các việc theo lịch: intake, '],
    [['start'], 'Không có "jobs start". Đề nghị dùng jobs, jobs run <tên> hoặc jobs retry.'],
  ])('%j is wrong usage', async (args, sentence) => {
    const { code, stderr } = await run(...args)
    expect(code).toBe(2)
    expect(stderr).toContain(sentence)
  })
})
