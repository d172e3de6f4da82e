import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Lock } from '../../src/store/database.ts'
import { projectRoot } from '../../src/store/projectRoot.ts'
import { takeLock } from '../../src/store/takeLock.ts'
import { freshDatabase } from '../helpers/freshDatabase.ts'

let database: Awaited<ReturnType<typeof freshDatabase>>
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.drop())

async function take(name: string): Promise<Lock | null> {
  return takeLock(database.url, name)
}

/** The lock, once its holder's session is gone from the server. */
async function takeSoon(name: string): Promise<Lock> {
  for (let tries = 0; tries < 200; tries++) {
    const lock = await take(name)
    if (lock) return lock
    await sleep(25)
  }
  throw new Error(`${name} was not freed`)
}

describe('a lock', () => {
  it('is held by one session until it is given back', async () => {
    const first = await take('a')
    expect(await take('a')).toBeNull()
    const other = await take('b')
    expect(other).not.toBeNull()
    await first?.release()
    const second = await takeSoon('a')
    expect(first?.lost.aborted).toBe(false)
    await Promise.all([second.release(), other?.release(), first?.release()])
  })

  it('is free again when its holder is killed', async () => {
    const script = `import { takeLock } from ${JSON.stringify(join(projectRoot(), 'dist/src/store/takeLock.js'))}
      process.stdout.write((await takeLock(process.env.URL, 'c')) ? 'held' : 'not held')
      setInterval(() => {}, 1000)`
    const holder = spawn(process.execPath, ['--input-type=module', '-e', script], {
      env: { URL: database.url },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    expect(String((await once(holder.stdout, 'data'))[0])).toBe('held')
    expect(await take('c')).toBeNull()
    holder.kill('SIGKILL')
    await (await takeSoon('c')).release()
  })

  it('tells its holder when the session breaks, and with it the lock', async () => {
    const held = await take('d')
    const owner = new pg.Client(database.url)
    await owner.connect()
    await owner.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'tonghop lock' and datname = current_database()`,
    )
    await owner.end()
    while (!held?.lost.aborted) await sleep(10)
    expect((held.lost.reason as Error).message).toContain('lost')
    await held.release()
    await (await takeSoon('d')).release()
  })
})
