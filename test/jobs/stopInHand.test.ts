import { once } from 'node:events'
import { copyFileSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { projectRoot } from '../../src/store/projectRoot.ts'
import { Installation } from '../crash/installation.ts'
import { descendantsOf, readersAmong } from '../crash/processes.ts'
import { freshDatabase } from '../helpers/freshDatabase.ts'
import { runSql } from '../store/server/runSql.ts'

const FILE = 'LDLD_TP_LAI_CHAU.xlsx'

describe('a service that is told to stop while it reads a file that takes long', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>
  let installation: Installation
  let [code, took]: [number | null, number] = [null, 0]

  beforeAll(async () => {
    database = await freshDatabase()
    installation = new Installation({ env: { DATABASE_URL: database.url } })
    const service = installation.start('serve')
    mkdirSync(join(installation.drop, 'inbox'), { recursive: true })
    copyFileSync(join(projectRoot(), 'fixtures', 'quarter-3-2023', 'inbox', FILE), join(installation.drop, 'inbox', FILE))
    await holdReader(service.pid ?? 0)
    const ended = once(service, 'exit')
    const toldAt = Date.now()
    service.kill('SIGTERM')
    code = (await ended)[0]
    took = Date.now() - toldAt
  }, 120_000)
  afterAll(async () => {
    await installation?.discard()
    await database?.drop()
  })

  it('ends with exit code 0 within ten seconds', () => {
    expect(code).toBe(0)
    expect(took).toBeLessThan(10_500)
  })

  it('leaves the file where it was: nothing of it is recorded, and no fault', async () => {
    expect(readdirSync(join(installation.drop, 'inbox'))).toEqual([FILE])
    expect(await runSql(database.url, 'select file_name from submission union all select file_name from submission_fault')).toEqual([])
  })

  it('says that it let go of the file, and tells of no error', () => {
    const lines = installation.readLog()
    expect(lines).toContainEqual(expect.objectContaining({ message: 'left for the next time', file: FILE }))
    expect(lines.filter(({ level }) => level === 'error')).toEqual([])
  })

  it('takes it when it is started again', { timeout: 120_000 }, async () => {
    const service = installation.start('serve')
    while (readdirSync(join(installation.drop, 'inbox')).length > 0) await sleep(50)
    expect(await runSql(database.url, 'select file_name from submission')).toEqual([{ file_name: FILE }])
    service.kill('SIGTERM')
    expect((await once(service, 'exit'))[0]).toBe(0)
  })
})

/** Stops the process that reads as soon as there is one: a file that takes as long as one likes. */
async function holdReader(service: number): Promise<void> {
  for (;;) {
    const [reader] = readersAmong(descendantsOf(service))
    if (reader) return void process.kill(reader, 'SIGSTOP')
    await sleep(5)
  }
}
