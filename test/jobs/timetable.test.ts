import { rename } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { listJobs } from '../../src/jobs/timetable/listJobs.ts'
import { nextTryAt } from '../../src/jobs/timetable/nextTryAt.ts'
import { runAsked } from '../../src/jobs/timetable/runAsked.ts'
import { runDue } from '../../src/jobs/timetable/runDue.ts'
import { runSlot } from '../../src/jobs/timetable/runSlot.ts'
import { jobLockOf } from '../../src/jobs/timetable/withJobLock.ts'
import { type Job, WORK } from '../../src/jobs/timetable/work.ts'
import type { ScheduledJob } from '../../src/pipeline/timetable.ts'
import { type JobRun, listRuns, MOST_ATTEMPTS } from '../../src/store/jobRuns.ts'
import { openTestStore } from '../helpers/openTestStore.ts'
import { dropSamples } from '../helpers/sampleQuarter.ts'

const NIGHTLY: ScheduledJob = {
  name: 'consolidate/quarterly-return',
  kind: 'consolidate',
  pipeline: 'quarterly-return',
  times: [{ cron: '0 2 * * *', zone: 'Asia/Ho_Chi_Minh' }],
}
const SWEEP: ScheduledJob = { name: 'intake', kind: 'intake', pipeline: null, times: [{ cron: '*/5 * * * *', zone: 'Asia/Ho_Chi_Minh' }] }

let store: Awaited<ReturnType<typeof openTestStore>>
beforeAll(async () => {
  store = await openTestStore()
})
afterAll(() => store.close())
beforeEach(async () => {
  store.setNow('2023-09-08T01:00:00+07:00')
  await store.database.query('delete from job_run')
})

const running = new AbortController().signal
const evenly = () => 0.5

/** Every run of a job: the hour of its slot in Viet Nam, what came of it, and which attempt that was. */
async function runsOf({ name }: ScheduledJob): Promise<string[]> {
  const runs = await listRuns(store, name, 100)
  return runs.reverse().map((run) => `${hourOf(run.slot)} ${run.state} ${run.attempt}`)
}

async function newestOf({ name }: ScheduledJob): Promise<JobRun> {
  return (await listRuns(store, name, 1))[0] ?? expect.fail(`${name} never ran`)
}

function hourOf(instant: string): string {
  return new Date(Date.parse(instant) + 7 * 3600_000).toISOString().slice(5, 16)
}

/** Ends every session that holds a lock of this database, as a server does that goes down. */
async function endLocks(): Promise<void> {
  const owner = new pg.Client(store.databaseUrl)
  await owner.connect()
  await owner.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'tonghop lock' and datname = current_database()`,
  )
  await owner.end()
}

async function runAt(instant: string, job = NIGHTLY, work: Job = WORK[job.kind]): ReturnType<typeof runDue> {
  store.setNow(instant)
  return runDue(store, job, { signal: running, work: { ...WORK, [job.kind]: work }, random: evenly })
}

describe('a night', () => {
  it('is done once, however often the clock rings', async () => {
    expect(await runAt('2023-09-08T02:00:00+07:00')).toBe('ok')
    expect(await runAt('2023-09-08T02:00:00+07:00')).toBe('done')
    expect(await runAt('2023-09-08T09:00:00+07:00')).toBe('done')
    expect(await runsOf(NIGHTLY)).toEqual(['09-08T02:00 ok 1'])
  })

  it('that was missed is caught up', async () => {
    await runAt('2023-09-08T02:00:00+07:00')
    expect(await runAt('2023-09-09T08:15:00+07:00')).toBe('ok')
    expect(await runsOf(NIGHTLY)).toEqual(['09-08T02:00 ok 1', '09-09T02:00 ok 1'])
  })

  it('and the one before it, both missed, are caught up in one', async () => {
    await runAt('2023-09-08T02:00:00+07:00')
    expect(await runAt('2023-09-10T08:15:00+07:00')).toBe('ok')
    expect(await runAt('2023-09-10T08:16:00+07:00')).toBe('done')
    expect(await runsOf(NIGHTLY)).toEqual(['09-08T02:00 ok 1', '09-10T02:00 ok 1'])
  })

  it('adds up what came in during the day, and says so', async () => {
    await dropSamples(store, ['LDLD_TAM_DUONG.xlsx'])
    await runAt('2023-09-08T08:00:00+07:00', SWEEP)
    await runAt('2023-09-09T02:00:00+07:00')
    expect((await newestOf(SWEEP)).result).toBe('đã nhận 1 tệp')
    expect((await newestOf(NIGHTLY)).result).toBe('đã tổng hợp 2023-Q3: lần 1')
    await runAt('2023-09-10T02:00:00+07:00')
    expect((await newestOf(NIGHTLY)).result).toBe('không có gì thay đổi')
  })
})

describe('a clock', () => {
  it('that was set back runs nothing twice, and goes on as before when it is right again', async () => {
    await runAt('2023-09-08T02:00:00+07:00')
    await runAt('2023-09-09T02:00:00+07:00')
    expect(await runAt('2023-09-08T12:00:00+07:00')).toBe('done')
    expect(await runAt('2023-09-09T02:00:01+07:00')).toBe('done')
    expect(await runAt('2023-09-10T02:00:00+07:00')).toBe('ok')
    expect(await runsOf(NIGHTLY)).toHaveLength(3)
  })

  it('that stood years ahead for a while keeps no later night from being done', async () => {
    await runAt('2031-09-08T02:00:00+07:00')
    expect(await runAt('2023-09-09T02:00:00+07:00')).toBe('ok')
    store.setNow('2023-09-10T09:00:00+07:00')
    expect((await listJobs(store, [NIGHTLY]))[0]?.isLate).toBe(true)
    await runAt('2023-09-10T09:00:00+07:00')
    expect((await listJobs(store, [NIGHTLY]))[0]?.isLate).toBe(false)
  })
})

describe('a job that takes longer than its interval', () => {
  it('is not run a second time meanwhile; then once for what was missed', async () => {
    let finish = () => {}
    const slow: Job = () => new Promise((resolve) => (finish = () => resolve('xong')))
    const first = runAt('2023-09-08T08:00:00+07:00', SWEEP, slow)
    while ((await runsOf(SWEEP)).length === 0) await sleep(5)
    expect(await runAt('2023-09-08T08:05:00+07:00', SWEEP)).toBe('busy')
    expect(await runAt('2023-09-08T08:10:00+07:00', SWEEP)).toBe('busy')
    finish()
    expect(await first).toBe('ok')
    expect(await runAt('2023-09-08T08:11:00+07:00', SWEEP)).toBe('ok')
    expect(await runsOf(SWEEP)).toEqual(['09-08T08:00 ok 1', '09-08T08:10 ok 1'])
  })
})

describe('a job that fails', () => {
  const failing: Job = async () => {
    throw new Error('ổ đĩa đầy')
  }

  it('and was given up is tried anew the next night, or when a person asks', async () => {
    for (let hour = 2; hour < 2 + MOST_ATTEMPTS; hour++) await runAt(`2023-09-08T0${hour}:00:00+07:00`, NIGHTLY, failing)
    expect((await newestOf(NIGHTLY)).state).toBe('given_up')
    expect(await runAsked(store, NIGHTLY, running)).toMatchObject({
      outcome: 'ok',
      slot: '2023-09-07T19:00:00.000Z',
      said: 'không có gì thay đổi',
    })
    expect(await runAt('2023-09-09T02:00:00+07:00')).toBe('ok')
  })

  it('does so for real where the shared folder is gone, and goes on when it is back', async () => {
    const { inbox } = store.drop.folders
    await rename(inbox, `${inbox}-away`)
    expect(await runAt('2023-09-08T08:00:00+07:00', SWEEP)).toBe('failed')
    expect((await newestOf(SWEEP)).error).toContain(inbox)
    await rename(`${inbox}-away`, inbox)
    expect(await runAt('2023-09-08T08:02:00+07:00', SWEEP)).toBe('ok')
  })

  it('waits a quarter more or less, so that not all come back at once', () => {
    const waits = Array.from({ length: 200 }, () => Date.parse(nextTryAt('2023-09-08T02:00:00Z', 3)) - Date.parse('2023-09-08T02:00:00Z'))
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(180_000)
    expect(Math.max(...waits)).toBeLessThanOrEqual(300_000)
    expect(new Set(waits).size).toBeGreaterThan(100)
  })
})

describe('a process that died over a job', () => {
  const dying: Job = async () => {
    throw new Error('kept from its end')
  }

  it('every time is given up in the end: the job may be what kills it', async () => {
    await runAt('2023-09-08T02:00:00+07:00', NIGHTLY, dying)
    await store.database.query(
      `update job_run set state = 'running', finished_at = null, next_try_at = null, error = null, attempt = ${MOST_ATTEMPTS}`,
    )
    expect(await runAt('2023-09-08T02:00:05+07:00')).toBe('given_up')
    expect((await newestOf(NIGHTLY)).error).toBe(`bị ngắt giữa chừng ${MOST_ATTEMPTS} lần`)
  })

  it('still holds nothing: while it lives, nobody else may begin', async () => {
    const lock = await store.database.lock(jobLockOf(store, NIGHTLY.name))
    expect(await runAt('2023-09-08T02:00:00+07:00')).toBe('busy')
    await lock?.release()
    expect(await runAt('2023-09-08T02:00:00+07:00')).toBe('ok')
  })
})

describe('a job that is told to stop', () => {
  it('has not been tried, and may begin again at once', async () => {
    const controller = new AbortController()
    const work: Job = async (_, { signal }) => {
      controller.abort()
      signal.throwIfAborted()
      return ''
    }
    store.setNow('2023-09-08T02:00:00+07:00')
    const slot = '2023-09-07T19:00:00.000Z'
    await runSlot(store, NIGHTLY, { slot, signal: controller.signal, work: { ...WORK, consolidate: work } })
    expect(await newestOf(NIGHTLY)).toMatchObject({ state: 'failed', attempt: 0, error: 'dừng theo yêu cầu' })
    expect(await runAt('2023-09-08T02:00:00+07:00')).toBe('ok')
  })

  it('or lost its lock writes nothing over the run of the one who has it now', async () => {
    const work: Job = async () => {
      await endLocks()
      await store.database.query('update job_run set attempt = 2, host = $1', ['another'])
      return 'quá muộn'
    }
    await runAt('2023-09-08T02:00:00+07:00', NIGHTLY, work)
    expect(await newestOf(NIGHTLY)).toMatchObject({ state: 'running', attempt: 2, host: 'another' })
  })
})

describe('a job that a person asks for', () => {
  it('counts for the night that is due, or stands by itself where that is done', async () => {
    store.setNow('2023-09-08T07:00:00+07:00')
    await runAsked(store, NIGHTLY, running)
    await runAsked(store, NIGHTLY, running)
    expect(await runsOf(NIGHTLY)).toEqual(['09-08T02:00 ok 1', '09-08T07:00 ok 1'])
    expect(await runAt('2023-09-08T07:05:00+07:00')).toBe('done')
  })
})

describe('a job is late', () => {
  const isLate = async (now: string, job = NIGHTLY) => {
    store.setNow(now)
    return (await listJobs(store, [job]))[0]?.isLate
  }

  it('a quarter of an hour after it was due, until it is done', async () => {
    await runAt('2023-09-08T02:00:00+07:00')
    expect(await isLate('2023-09-09T02:14:00+07:00')).toBe(false)
    expect(await isLate('2023-09-09T02:15:00+07:00')).toBe(true)
    await runAt('2023-09-09T02:20:00+07:00')
    expect(await isLate('2023-09-09T02:20:00+07:00')).toBe(false)
  })

  it('not where a later run has done it', async () => {
    await runAt('2023-09-08T08:00:00+07:00', SWEEP)
    await runAt('2023-09-08T08:40:00+07:00', SWEEP)
    expect(await isLate('2023-09-08T08:41:00+07:00', SWEEP)).toBe(false)
    expect(await isLate('2023-09-08T09:01:00+07:00', SWEEP)).toBe(true)
  })
})
