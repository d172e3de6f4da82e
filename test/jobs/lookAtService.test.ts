import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Diagnosis } from '../../src/jobs/doctor.ts'
import { intake } from '../../src/jobs/intake.ts'
import { lookAtArchive } from '../../src/jobs/lookAtArchive.ts'
import { lookAtService } from '../../src/jobs/lookAtService.ts'
import { runDue } from '../../src/jobs/timetable/runDue.ts'
import { WORK } from '../../src/jobs/timetable/work.ts'
import type { ScheduledJob } from '../../src/pipeline/timetable.ts'
import { MOST_ATTEMPTS } from '../../src/store/jobRuns.ts'
import { beat, noteStopped } from '../../src/store/services.ts'
import { openTestStore } from '../helpers/openTestStore.ts'
import { dropSamples } from '../helpers/sampleQuarter.ts'

const SWEEP: ScheduledJob = { name: 'intake', kind: 'intake', pipeline: null, times: [{ cron: '*/5 * * * *', zone: 'Asia/Ho_Chi_Minh' }] }
const SELF = { process: 'máy-1:17:x', host: 'máy-1' }

let store: Awaited<ReturnType<typeof openTestStore>>
beforeAll(async () => {
  store = await openTestStore()
})
afterAll(() => store.close())
beforeEach(async () => {
  store.setNow('2023-09-08T08:00:00+07:00')
  await store.database.query('delete from job_run')
  await store.database.query('delete from service')
})

/** What doctor says of the service and of the sweep. */
async function look(): Promise<Record<string, Diagnosis>> {
  return Object.fromEntries((await lookAtService(store, [SWEEP])).map((each) => [each.name, each]))
}

const run = (work = WORK) => runDue(store, SWEEP, { signal: new AbortController().signal, work })

describe('doctor', () => {
  it('asks nothing of an office that never used the service', async () => {
    expect(await look()).toEqual({ 'Chạy tự động': expect.objectContaining({ isWell: true, seen: expect.stringContaining('chưa dùng') }) })
  })

  it('sees a service that is alive, and a job that was done', async () => {
    await beat(store, SELF)
    await run()
    store.setNow('2023-09-08T08:01:00+07:00')
    expect(await look()).toMatchObject({
      'Chạy tự động': { isWell: true, seen: '1 tiến trình serve đang chạy (máy-1)' },
      'Việc intake': { isWell: true, seen: 'xong: không có tệp nào chờ' },
    })
  })

  it('goes red where the service died, which a stopped one has not', async () => {
    await beat(store, SELF)
    await run()
    store.setNow('2023-09-08T08:03:00+07:00')
    expect((await look())['Chạy tự động']).toMatchObject({
      isWell: false,
      seen: expect.stringContaining('máy-1'),
      advice: expect.stringContaining('serve'),
    })
    await noteStopped(store, SELF.process)
    expect((await look())['Chạy tự động']).toMatchObject({ isWell: true, seen: expect.stringContaining('dừng theo yêu cầu') })
  })

  it('goes red where a job did not run, whatever the reason', async () => {
    await beat(store, SELF)
    await run()
    await noteStopped(store, SELF.process)
    store.setNow('2023-09-08T08:19:00+07:00')
    expect((await look())['Việc intake']).toMatchObject({ isWell: true })
    store.setNow('2023-09-08T08:20:00+07:00')
    expect((await look())['Việc intake']).toMatchObject({ isWell: false, advice: expect.stringContaining('jobs run intake') })
  })

  it('goes red where a job was given up, and says why', async () => {
    const work = { ...WORK, intake: () => Promise.reject(new Error('ổ đĩa đầy')) }
    for (let minute = 0; minute < MOST_ATTEMPTS; minute++) {
      await store.database.query(`update job_run set next_try_at = $1 where state = 'failed'`, [store.clock()])
      await run(work)
    }
    expect((await look())['Việc intake']).toMatchObject({
      isWell: false,
      seen: `lỗi ${MOST_ATTEMPTS} lần, đã thôi thử lại: ổ đĩa đầy`,
      advice: expect.stringContaining('jobs retry'),
    })
  })

  it('misses an original that the database tells of, and tells of one that it does not know', async () => {
    await dropSamples(store, ['LDLD_TINH.csv'])
    const { files } = await intake(store)
    const sha256 = files[0]?.sha256 ?? ''
    expect(await lookAtArchive(store)).toMatchObject({ isWell: true, advice: null })

    const other = 'f'.repeat(64)
    await store.drop.keepOriginal({ sha256: other, bytes: Buffer.from('x') })
    expect(await lookAtArchive(store)).toMatchObject({
      isWell: true,
      seen: expect.stringContaining(other),
      advice: expect.stringContaining('inbox'),
    })

    const path = join(store.drop.folders.archive, sha256.slice(0, 2), sha256)
    await rename(path, `${path}.away`)
    expect(await lookAtArchive(store)).toMatchObject({
      isWell: false,
      seen: expect.stringContaining(sha256),
      advice: expect.stringContaining('sao lưu'),
    })
    await rm(`${path}.away`)
  })
})
