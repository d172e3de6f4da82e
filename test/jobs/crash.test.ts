import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDrop } from '../../src/store/drop.ts'
import { projectRoot } from '../../src/store/projectRoot.ts'
import { freshDatabase } from '../helpers/freshDatabase.ts'
import { dropSamples, readExpected, sampleNames } from '../helpers/sampleQuarter.ts'
import { seededMoments } from '../helpers/seededMoments.ts'

/** Kills in one run of the test, each at a moment of its own; CRASH_KILLS asks for more. */
const KILLS = Number(process.env.CRASH_KILLS ?? 12)
/** Start-up takes about this long: a kill before it finds nothing at work. */
const EARLIEST_MS = 250
const LATEST_MS = 1800

describe('intake that is killed from outside', () => {
  let home: string
  let database: Awaited<ReturnType<typeof freshDatabase>>
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'tonghop-crash-'))
    database = await freshDatabase()
  })
  afterAll(async () => {
    await database?.drop()
    await rm(home, { recursive: true, force: true })
  })

  it(`ends, after ${KILLS} kills at random moments, with the same facts and exactly one answer for each file`, {
    timeout: 240_000,
  }, async () => {
    const drop = await openDrop(join(home, 'drop'))
    let interrupted = 0
    for (const moment of seededMoments(KILLS, EARLIEST_MS, LATEST_MS)) {
      await dropSamples({ drop })
      const child = startIntake(home, database.url)
      const isOver = once(child, 'exit').then(() => true)
      if (await Promise.race([isOver, sleep(moment, false)])) continue
      child.kill('SIGKILL')
      await isOver
      interrupted += 1
    }
    const last = startIntake(home, database.url)
    expect((await once(last, 'exit'))[0]).toBe(0)
    expect(interrupted).toBeGreaterThanOrEqual(KILLS / 3)

    expect(await readdir(drop.folders.inbox)).toEqual([])
    expect(await factsInForce(database.url)).toEqual(await factsExpected())
    await expectOneAnswerEach(drop.folders.outbox, database.url)
  })
})

function startIntake(home: string, url: string): ChildProcess {
  const env = { PATH: process.env.PATH, DATABASE_URL: url, TONGHOP_NOW: '2023-09-08T08:00:00+07:00', TONGHOP_QUIET_SECONDS: '0' }
  return spawn(process.execPath, [join(projectRoot(), 'bin/tonghop.js'), '--home', home, 'intake'], { env, stdio: 'ignore' })
}

/** Every fact as one line. A return that came twice says the same, so only what is in force counts. */
async function factsInForce(url: string): Promise<string[]> {
  const rows = await query(
    url,
    `select reporting_unit_code, unit_code, indicator_code, time_basis, state, coalesce(stated::text, ''), raw from fact_in_force`,
  )
  return rows.map((row) => Object.values(row).join('|')).sort()
}

async function factsExpected(): Promise<string[]> {
  const files = await readExpected()
  return files
    .flatMap(({ unit, facts }) =>
      facts.map((fact) => [unit, fact.unit, fact.indicator, fact.time, fact.state, fact.stated ?? '', fact.raw].join('|')),
    )
    .sort()
}

/** One answer for every submission, and at least one submission for every file. */
async function expectOneAnswerEach(outbox: string, url: string): Promise<void> {
  const names = (await readdir(outbox, { recursive: true })).filter((name) => name.endsWith('.ket-qua.json'))
  const answered = await Promise.all(names.map(async (name) => JSON.parse(await readFile(join(outbox, name), 'utf8')).submission as string))
  const submissions = await query(url, 'select submission_id, file_name, answered_at from submission')
  expect(answered.sort()).toEqual(submissions.map(({ submission_id }) => submission_id).sort())
  expect(submissions.filter(({ answered_at }) => answered_at === null)).toEqual([])
  expect(new Set(submissions.map(({ file_name }) => file_name))).toEqual(
    new Set((await sampleNames()).map((name) => name.normalize('NFC'))),
  )
}

async function query(url: string, sql: string): Promise<Record<string, string | null>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}
