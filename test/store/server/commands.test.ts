import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBinaries } from '../../../src/store/server/findBinaries.ts'
import { findPostmaster } from '../../../src/store/server/findPostmaster.ts'
import { openServer } from '../../../src/store/server/openServer.ts'
import type { ServerOptions } from '../../../src/store/server/server.ts'
import { stopPostgres } from '../../../src/store/server/stopPostgres.ts'
import { compileProject } from './compiledProject.ts'
import { runSql } from './runSql.ts'
import { startCommand } from './startCommand.ts'
import { temporaryFolder } from './temporaryFolder.ts'

const { folder, remove } = temporaryFolder()
const home = join(folder, 'home')
const name = `pg${findBinaries(null).major}`
const cluster = join(home, name)
const project = join(folder, 'project')
const open = (more: Partial<ServerOptions> = {}) => openServer({ home, sync: false, log: () => {}, ...more })

beforeAll(async () => {
  compileProject(project)
  await (await open()).close()
})
afterAll(remove)

describe('two commands at once', () => {
  it('start one server between them, also in a new home', async () => {
    const fresh = join(folder, 'fresh')
    const commands = [startCommand(project, fresh), startCommand(project, fresh)]
    const opened = await Promise.all(commands.map((command) => command.opened))
    expect(opened.map((server) => server.isOurs).sort()).toEqual([false, true])
    expect(opened[0]?.url).toBe(opened[1]?.url)
    await Promise.all(commands.map((command) => command.close()))
    expect(findPostmaster(join(fresh, name))).toBeNull()
  })

  it('leave the server to each other, and the last one out stops it', async () => {
    const [first, second] = [await open(), await open()]
    expect([first.isOurs, second.isOurs]).toEqual([true, false])
    await first.close()
    await runSql(second.url, 'select 1')
    await second.close()
    expect(findPostmaster(cluster)).toBeNull()
  })

  it('may close and open in the same moment', async () => {
    for (let round = 0; round < 5; round++) {
      const first = await open()
      const [second] = await Promise.all([open(), first.close()])
      await runSql(second.url, 'select 1')
      await second.close()
    }
    expect(findPostmaster(cluster)).toBeNull()
  })
})

describe('the last command', () => {
  it('leaves the server running while an analyst is connected; the next last one stops it', async () => {
    const first = await open()
    const analyst = new pg.Client(first.url)
    await analyst.connect()
    await first.close()
    await analyst.query('select 1')
    const second = await open()
    expect(second.isOurs).toBe(false)
    await analyst.end()
    await second.close()
    expect(findPostmaster(cluster)).toBeNull()
  })

  it('leaves a server running that was started to be kept', async () => {
    const keeper = await open({ keepRunning: true })
    await keeper.close()
    await (await open()).close()
    expect(findPostmaster(cluster)?.isReady).toBe(true)
    await stopPostgres(cluster, null)
  })

  it('closes once, however often it is told to', async () => {
    const server = await open()
    await Promise.all([server.close(), server.close()])
    await server.close()
    expect(findPostmaster(cluster)).toBeNull()
  })
})

describe('a command that is killed', () => {
  it('leaves a server that the next one joins, and stops', async () => {
    const command = startCommand(project, home)
    const { url } = await command.opened
    command.child.kill('SIGKILL')
    await once(command.child, 'close')
    const next = await open()
    expect(next).toMatchObject({ isOurs: false, url })
    await next.close()
    expect(findPostmaster(cluster)).toBeNull()
  })

  it('leaves a home that the next one can use, wherever it was on the way', async () => {
    const fresh = join(folder, 'killed')
    for (const delay of [150, 400, 900, 1600]) {
      const command = startCommand(project, fresh)
      await sleep(delay)
      command.child.kill('SIGKILL')
    }
    const next = await open({ home: fresh })
    await runSql(next.url, 'select 1')
    await next.close()
    expect(findPostmaster(join(fresh, name))).toBeNull()
  })

  it('while its session makes the database is waited for by the next one', async () => {
    const keeper = await open({ keepRunning: true })
    const killed = new pg.Client(keeper.url.replace('/tonghop?', '/postgres?'))
    await killed.connect()
    await keeper.close()
    await killed.query(`select pg_advisory_lock(hashtext('tonghop.database'))`)
    await killed.query('drop database tonghop with (force)')
    const next = open()
    await sleep(100)
    await killed.query('create database tonghop')
    await killed.end()
    await runSql((await next).url, 'select 1')
    await (await next).close()
    await stopPostgres(cluster, null)
  })

  it('by Ctrl-C does not take the server with it', async () => {
    const command = startCommand(project, home, { detached: true })
    await command.opened
    process.kill(-numberOf(command.child.pid), 'SIGINT')
    await once(command.child, 'close')
    expect(findPostmaster(cluster)?.isReady).toBe(true)
    await (await open()).close()
    expect(findPostmaster(cluster)).toBeNull()
  })
})

describe('a postmaster.pid that is left behind, or another lock', () => {
  const pidFile = join(cluster, 'postmaster.pid')

  it('by a server that was killed does not keep the next from starting', async () => {
    const first = await open({ keepRunning: true })
    await first.close()
    process.kill(numberOf(findPostmaster(cluster)?.pid), 'SIGKILL')
    const next = await open()
    expect(next.isOurs).toBe(true)
    await next.close()
  })

  it('may name a number that another program of the same user has now', async () => {
    const stranger = await open({ home: join(folder, 'fresh') })
    const other = readFileSync(join(folder, 'fresh', name, 'postmaster.pid'), 'utf8')
    writeFileSync(pidFile, other.replace(join(folder, 'fresh'), home))
    const next = await open()
    expect(next.isOurs).toBe(true)
    await next.close()
    await stranger.close()
  })

  it('may be the lock of a socket, and name such a number too', async () => {
    const first = await open()
    const { port } = new URL(first.url)
    await first.close()
    const stranger = await open({ home: join(folder, 'fresh') })
    writeFileSync(join(cluster, `.s.PGSQL.${port}.lock`), readFileSync(join(folder, 'fresh', name, 'postmaster.pid'), 'utf8'))
    const next = await open()
    expect(next).toMatchObject({ isOurs: true, url: first.url })
    await next.close()
    await stranger.close()
  })

  it('may be empty after a power cut', async () => {
    writeFileSync(pidFile, '')
    utimesSync(pidFile, new Date(0), new Date(0))
    const next = await open()
    expect(next.isOurs).toBe(true)
    await next.close()
  })

  it('in a copy of a home that is in use leads to no other server', async () => {
    const first = await open()
    const copy = join(folder, 'copy')
    execFileSync('cp', ['-a', home, copy])
    const second = await open({ home: copy })
    expect(second.isOurs).toBe(true)
    expect(await folderOf(second.url)).toBe(join(copy, name))
    await second.close()
    await first.close()
  })
})

it('A home with a long name and blanks works like any other', async () => {
  const long = join(folder, 'Liên đoàn Lao động, kỳ báo cáo quý ba', 'x'.repeat(100))
  mkdirSync(long, { recursive: true })
  const server = await open({ home: long })
  expect(await folderOf(server.url)).toBe(join(long, name))
  await server.close()
})

async function folderOf(url: string): Promise<unknown> {
  const [row] = await runSql(url, 'show data_directory')
  return (row as { data_directory: string }).data_directory
}

/** Never 0 or nothing, which would be the tests' own process group. */
function numberOf(pid: number | undefined): number {
  if (!pid) throw new Error('No such process runs')
  return pid
}
