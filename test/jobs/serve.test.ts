import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createLogger, format, type Logger, transports } from 'winston'
import { serve } from '../../src/jobs/serve/serve.ts'
import { projectRoot } from '../../src/store/projectRoot.ts'
import { freshDatabase } from '../helpers/freshDatabase.ts'

const INBOX = join(projectRoot(), 'fixtures/quarter-3-2023/inbox')

let folder: string
let database: Awaited<ReturnType<typeof freshDatabase>>
let told: Record<string, unknown>[]
let log: Logger
let stopping: AbortController
let serving: Promise<void>

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tonghop-serve-'))
  database = await freshDatabase()
  told = []
  log = createLogger({ format: format.json(), transports: [new transports.Stream({ stream: linesInto(told) })] })
  stopping = new AbortController()
})
afterEach(async () => {
  stopping.abort()
  await serving
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

function linesInto(all: Record<string, unknown>[]): Writable {
  return new Writable({
    write(chunk, _, done) {
      all.push(JSON.parse(String(chunk)))
      done()
    },
  })
}

/** Starts serving, and waits until it does. */
async function start(): Promise<void> {
  const ready = new Promise<void>((resolve) => {
    serving = serve({ folder, databaseUrl: database.url }, { log, signal: stopping.signal, onReady: () => resolve() })
  })
  await Promise.race([ready, serving])
}

/** Waits until something of that name was logged, so many times. */
async function until(message: string, times = 1): Promise<Record<string, unknown>[]> {
  for (let tries = 0; tries < 1200; tries++) {
    const found = told.filter((line) => line.message === message)
    if (found.length >= times) return found
    await sleep(25)
  }
  throw new Error(`"${message}" was not logged ${times} times: ${JSON.stringify(told, null, 1)}`)
}

async function send(name: string): Promise<void> {
  await copyFile(join(INBOX, name), join(folder, 'drop', 'inbox', name))
}

async function query(sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(database.url)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

async function pulseOf(): Promise<Record<string, unknown>> {
  return JSON.parse(await readFile(join(folder, 'serve.json'), 'utf8'))
}

describe('a service', () => {
  it('answers a file as it comes, says that it is alive, and that it stopped', async () => {
    await start()
    await send('LDLD_TINH.csv')
    const [taken] = await until('file taken')
    expect(taken).toMatchObject({
      file: 'LDLD_TINH.csv',
      unit: 'LDLD_TINH',
      period: '2023-Q3',
      status: 'accepted_with_warnings',
      ms: expect.any(Number),
    })
    expect((await readdir(join(folder, 'drop/outbox/LDLD_TINH'))).length).toBeGreaterThan(2)
    expect(await pulseOf()).toMatchObject({ state: 'serving', pid: process.pid, trouble: null })
    expect(await query('select stopped_at from service')).toEqual([{ stopped_at: null }])

    stopping.abort()
    await serving
    expect(await pulseOf()).toMatchObject({ state: 'stopped' })
    expect((await query('select stopped_at from service'))[0]?.stopped_at).not.toBeNull()
    expect(told.at(-1)?.message).toBe('service stopped')
  })

  it('catches up, when it begins, what was due while nothing ran, and takes what waits', async () => {
    await mkdir(join(folder, 'drop/inbox'), { recursive: true })
    await send('LDLD_TINH.csv')
    await start()
    const done = await until('job done', 4)
    expect(done.map(({ job }) => job).sort()).toEqual([
      'consolidate/half-year-statistics',
      'consolidate/quarterly-return',
      'housekeeping',
      'intake',
    ])
    await until('file taken')
    expect(await query('select state, attempt from job_run')).toEqual(Array(4).fill({ state: 'ok', attempt: 1 }))
  })

  it('goes on where it was when the database went away and came back', async () => {
    await start()
    await query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`)
    await until('database lost')
    await until('service started', 2)
    await send('LDLD_TINH.csv')
    await until('file taken')
    expect(await query('select from submission_fault')).toEqual([])
  })

  it('goes by what the office changes in its tables, and lets files wait while they contradict themselves', async () => {
    await start()
    await until('job done', 4)
    const table = join(folder, 'pipelines/units/aliases.csv')
    await mkdir(join(folder, 'pipelines/units'), { recursive: true })
    await writeFile(table, 'alias,unit\nđơn vị không có,KHONG_CO\n')
    await send('LDLD_TINH.csv')
    const [fault] = await until('fault')
    expect(fault?.cause).toContain('KHONG_CO')
    expect(await query('select from submission')).toEqual([])

    await writeFile(table, 'alias,unit\nVP tỉnh,LDLD_TINH\n')
    await send('LDLD_TAM_DUONG.xlsx')
    await until('definitions changed')
    await until('file taken', 2)
    expect(await query('select from submission_fault')).toEqual([])
    expect(await query('select from definition_set')).toHaveLength(2)
  })

  it('takes a time of its own from the office’s timetable', async () => {
    const table = join(folder, 'pipelines/quarterly-return/timetable.csv')
    await mkdir(join(folder, 'pipelines/quarterly-return'), { recursive: true })
    await writeFile(table, 'job,cron,zone\nhousekeeping,* * * * * *,UTC\n')
    await start()
    const done = await until('job done', 6)
    const slots = done.filter(({ job }) => job === 'housekeeping').map(({ slot }) => slot)
    expect(slots.length).toBeGreaterThanOrEqual(3)
    expect(new Set(slots).size).toBe(slots.length)
  })
})

describe('a home that cannot be served', () => {
  it('is told at once where its tables contradict themselves', async () => {
    await mkdir(join(folder, 'pipelines/units'), { recursive: true })
    await writeFile(join(folder, 'pipelines/units/units.csv'), 'code\nX\n')
    await expect(serve({ folder, databaseUrl: database.url }, { log, signal: stopping.signal })).rejects.toThrow('units.csv, line 2')
    serving = Promise.resolve()
  })

  it('is waited for where its database does not answer', async () => {
    const nowhere = new URL(database.url)
    nowhere.port = '9'
    serving = serve({ folder, databaseUrl: nowhere.href }, { log, signal: stopping.signal })
    await until('cannot serve', 2)
    expect(await pulseOf()).toMatchObject({ state: 'waiting', trouble: expect.stringContaining('DATABASE_URL') })
    expect(JSON.stringify(told)).not.toContain(nowhere.password)
  })
})
