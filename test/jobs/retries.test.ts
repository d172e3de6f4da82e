import { Writable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createLogger, format, transports } from 'winston'
import { intake } from '../../src/jobs/intake.ts'
import { runAsked } from '../../src/jobs/timetable/runAsked.ts'
import { runDue } from '../../src/jobs/timetable/runDue.ts'
import type { ScheduledJob } from '../../src/pipeline/timetable.ts'
import { claimRun, findRun, type JobRun } from '../../src/store/jobRuns.ts'
import { openTestStore, type TestStore } from '../helpers/openTestStore.ts'
import { dropSamples } from '../helpers/sampleQuarter.ts'
import { runSql } from '../store/server/runSql.ts'

const JOB: ScheduledJob = {
  name: 'consolidate/quarterly-return',
  kind: 'consolidate',
  pipeline: 'quarterly-return',
  times: [{ cron: '0 2 * * *', zone: 'Asia/Ho_Chi_Minh' }],
}
const SLOT = '2023-09-09T02:00:00+07:00'

describe('a roll-up that fails: the application may no longer write consolidations', () => {
  let store: TestStore
  let told: string[]
  beforeEach(async () => {
    const opened = await openTestStore()
    told = []
    store = Object.assign(opened, { log: logInto(told) })
    await dropSamples(store, ['LDLD_TINH.csv'])
    await intake(store)
    await runSql(store.databaseUrl, 'revoke insert on consolidation from tonghop_app')
    store.setNow(SLOT)
  })
  afterEach(() => store.close())

  const runNow = () => runDue(store, JOB, { signal: new AbortController().signal, random: () => 0.5 })
  const run = async (slot = SLOT) => (await findRun(store, { job: JOB.name, slot })) as JobRun
  const allow = () => runSql(store.databaseUrl, 'grant insert on consolidation to tonghop_app')
  const waitForTry = async () => store.setNow((await run()).nextTryAt ?? '')

  it('is noted with its reason, and not tried again before its time', async () => {
    expect(await runNow()).toBe('failed')
    expect(await run()).toMatchObject({ state: 'failed', attempt: 1, error: expect.stringContaining('permission denied') })
    expect(minutesUntil((await run()).nextTryAt)).toBe(1)
    store.setNow('2023-09-09T02:00:59+07:00')
    expect(await runNow()).toBe('done')
    expect(await run()).toMatchObject({ attempt: 1 })
  })

  it('is tried again then, and done when it can be', async () => {
    await runNow()
    await waitForTry()
    await allow()
    expect(await runNow()).toBe('ok')
    expect(await run()).toMatchObject({ state: 'ok', attempt: 2, error: null, result: expect.stringContaining('2023-Q3: lần 1') })
  })

  it('is given up after five attempts, ever later, which is told as an error; a person may still ask for it', async () => {
    const waits: number[] = []
    for (let attempt = 1; attempt < 5; attempt++) {
      expect(await runNow()).toBe('failed')
      waits.push(minutesUntil((await run()).nextTryAt, store.clock()))
      await waitForTry()
    }
    expect(waits).toEqual([1, 2, 4, 8])
    expect(await runNow()).toBe('given_up')
    expect(await run()).toMatchObject({ state: 'given_up', attempt: 5, nextTryAt: null })
    expect(told.at(-1)).toMatch(/"level":"error".*"message":"job given up"/)
    store.setNow('2023-09-09T12:00:00+07:00')
    expect(await runNow()).toBe('done')
    await allow()
    expect(await runAsked(store, JOB, new AbortController().signal)).toMatchObject({ outcome: 'ok' })
  })

  it('is not tried again once the next night has come: that one does all there is to do', async () => {
    await runNow()
    await allow()
    store.setNow('2023-09-10T02:00:00+07:00')
    expect(await runNow()).toBe('ok')
    expect(await run()).toMatchObject({ state: 'given_up', nextTryAt: null, error: expect.stringContaining('lần sau làm thay') })
  })
})

describe('a run whose process was killed', () => {
  let store: TestStore
  beforeEach(async () => {
    store = await openTestStore({ now: SLOT })
    await claimRun(store, { job: JOB.name, slot: SLOT, host: 'elsewhere' })
  })
  afterEach(() => store.close())

  const runNow = () => runDue(store, JOB, { signal: new AbortController().signal })

  it('is begun anew by the next process that looks: attempt 2', async () => {
    expect(await runNow()).toBe('ok')
    expect(await findRun(store, { job: JOB.name, slot: SLOT })).toMatchObject({ state: 'ok', attempt: 2 })
  })

  it('does not stand as running for ever where the next slot has come', async () => {
    store.setNow('2023-09-10T02:00:00+07:00')
    expect(await runNow()).toBe('ok')
    const run = await findRun(store, { job: JOB.name, slot: SLOT })
    expect(run).toMatchObject({ state: 'given_up', attempt: 1, error: 'bị ngắt giữa chừng; lần sau làm thay' })
  })
})

function minutesUntil(instant: string | null, from = SLOT): number {
  return (Date.parse(instant ?? '') - Date.parse(from)) / 60_000
}

/** A log that writes each line, as JSON, into a list. */
function logInto(lines: string[]) {
  const stream = new Writable({
    decodeStrings: false,
    write: (line, _, done) => {
      lines.push(line)
      done()
    },
  })
  return createLogger({ format: format.json(), transports: [new transports.Stream({ stream })] })
}
