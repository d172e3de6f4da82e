import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRandom } from '../../fuzz/random.ts'
import { Deliverer } from '../crash/deliverer.ts'
import { findProblems } from '../crash/findProblems.ts'
import { Installation, type LogLine } from '../crash/installation.ts'
import { isAllDone, type Snapshot, takeSnapshot } from '../crash/snapshot.ts'
import { writeStory } from '../crash/story.ts'
import { freshDatabase } from '../helpers/freshDatabase.ts'
import { runSql } from '../store/server/runSql.ts'

/** The roll-up is due less often, so that its slot is still the newest one when its holder has died. */
const TIMETABLE = 'job,cron,zone\nintake,*/2 * * * * *,UTC\nconsolidate,*/8 * * * * *,UTC\n'
const JOB = 'consolidate/quarterly-return'
/** Slots that are to be seen before the services are told to stop. */
const MANY = 12

interface Started {
  installation: Installation
  child: ChildProcess
}
/** A line of a log, with the place of its service among the three. */
type Told = LogLine & { by: number }

describe('three services on one database and one drop folder', () => {
  const drop = mkdtempSync(join(tmpdir(), 'tonghop-three-'))
  const story = writeStory(12)
  let database: Awaited<ReturnType<typeof freshDatabase>>
  let services: Started[] = []
  /** Who was killed, and in which slot. */
  let killed: Told
  let codes: (number | null)[] = []
  let snapshot: Snapshot

  beforeAll(async () => {
    database = await freshDatabase()
    services = [0, 1, 2].map(() => startService({ DATABASE_URL: database.url, TONGHOP_DROP: drop }))
    for (const { installation } of services) await until(() => installation.readLog().some(isTold('service started')))
    const [{ installation }] = services as [Started]
    const sent = new Deliverer(story, { folder: installation.folder, drop }, openRandom('three')).sendRest(() => false)
    killed = await until(() => killHolder(services, database.url))
    await sent
    await until(() => told(services).some((line) => isRun(line, 'job done') && line.slot === killed.slot))
    await until(() => isAllDone(database.url, story.length))
    await until(() => attemptsOf(told(services)).size > MANY)
    codes = await Promise.all(services.filter((_, by) => by !== killed.by).map(stop))
    snapshot = await takeSnapshot(installation, database.url)
  }, 240_000)
  afterAll(async () => {
    for (const { installation } of services) await installation.discard()
    await database?.drop()
    rmSync(drop, { recursive: true, force: true })
  })

  it('do each slot once: each attempt was begun by one of them alone, after the one before', () => {
    const lines = told(services)
    const attempts = attemptsOf(lines.slice(0, lines.findIndex(isTold('stopping'))))
    expect(attempts.size).toBeGreaterThan(MANY)
    // one that was killed may have begun an attempt without telling, so a number may be missing
    const inOrder = ([slot, each]: [string, number[]]) => [slot, [...new Set(each)].sort((one, other) => one - other)]
    expect(Object.fromEntries(attempts)).toEqual(Object.fromEntries([...attempts].map(inOrder)))
  })

  it('take each file once, and come to what one of them would come to', () => {
    const taken = told(services)
      .filter(({ message }) => message === 'file taken')
      .map(({ file }) => String(file))
    expect(taken.filter((each, at) => taken.indexOf(each) !== at)).toEqual([])
    expect(findProblems(story, snapshot, drop)).toEqual([])
  })

  it('share the work', () => {
    const workers = new Set(told(services).flatMap((line) => (line.message === 'job started' ? [line.by] : [])))
    expect(workers.size).toBeGreaterThan(1)
  })

  it('take over the slot of one that is killed in it: attempt 2, by another', () => {
    const runs = told(services).filter((line) => isRun(line, 'job started') && line.slot === killed.slot)
    expect(runs.map(({ attempt }) => attempt)).toEqual([1, 2])
    expect(runs[0]?.by).toBe(killed.by)
    expect(runs[1]?.by).not.toBe(killed.by)
  })

  it('end with exit code 0 when they are told to stop', () => expect(codes).toEqual([0, 0]))
})

function startService(env: Record<string, string>): Started {
  const installation = new Installation({ env, timetable: TIMETABLE })
  return { installation, child: installation.start('serve') }
}

/** Kills the service that does the roll-up at this moment, at its first attempt, and gives the line in which it began; undefined where none does. */
async function killHolder(services: readonly Started[], url: string): Promise<Told | undefined> {
  const last = told(services)
    .filter(({ job }) => job === JOB)
    .at(-1)
  const holder = last && services[last.by]?.child
  if (!holder || last.message !== 'job started' || last.attempt !== 1) return
  holder.kill('SIGSTOP')
  await sleep(100) // what it had asked the server for is done
  const [row] = (await runSql(url, `select state from job_run where job = '${JOB}' and slot = '${last.slot}'`)) as { state: string }[]
  if (row?.state !== 'running') return void holder.kill('SIGCONT')
  const ended = once(holder, 'exit')
  holder.kill('SIGKILL')
  await ended
  return last
}

async function stop({ child }: Started): Promise<number | null> {
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  return (await Promise.race([ended, sleep(10_000, [null])]))[0]
}

/** Everything that the services have told, in order of time. */
function told(services: readonly Started[]): Told[] {
  const all = services.flatMap(({ installation }, by) => installation.readLog().map((line) => ({ ...line, by })))
  return all.sort((a, b) => (a.timestamp < b.timestamp ? -1 : 1))
}

/** By job and slot, every attempt that was begun, in order of time. */
function attemptsOf(lines: readonly LogLine[]): Map<string, number[]> {
  const attempts = new Map<string, number[]>()
  for (const { job, slot, attempt } of lines.filter(isTold('job started')))
    attempts.set(`${job} ${slot}`, [...(attempts.get(`${job} ${slot}`) ?? []), Number(attempt)])
  return attempts
}

function isRun({ job, message }: LogLine, wanted: string): boolean {
  return job === JOB && message === wanted
}

function isTold(wanted: string): (line: LogLine) => boolean {
  return ({ message }) => message === wanted
}

/** What is found in the end; looks again and again. */
async function until<T>(look: () => T | Promise<T>): Promise<NonNullable<T>> {
  for (;;) {
    const found = await look()
    if (found) return found
    await sleep(10)
  }
}
