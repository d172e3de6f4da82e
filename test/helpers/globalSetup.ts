import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '../../src/store/migrate.ts'
import { projectRoot } from '../../src/store/projectRoot.ts'
import { discardServer } from '../../src/store/server/discardServer.ts'
import { openServer } from '../../src/store/server/openServer.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The server of this test run; freshDatabase makes databases on it. */
    databaseUrl: string
    /** The name of one of them that is migrated and empty, to copy. */
    migratedDatabase: string
  }
}

/** Builds what tests run as a command, and starts one PostgreSQL server for the whole test run, in a temporary folder; it flushes nothing to disk. */
export default async function globalSetup(project: TestProject): Promise<() => Promise<void>> {
  const { status } = spawnSync(process.execPath, [join(projectRoot(), 'bin', 'build.js')], { stdio: 'inherit' })
  if (status !== 0) throw new Error('The commands under test could not be built')
  const home = mkdtempSync(join(tmpdir(), 'tonghop-test-'))
  // Root's server runs as another user, who has to get in.
  chmodSync(home, 0o755)
  const watch = startWatch(home)
  const server = await openServer({ home, sync: false, log: (line) => console.error(line) })
  project.provide('databaseUrl', server.url)
  project.provide('migratedDatabase', await makeMigrated(server.url))
  return async () => {
    await server.close()
    await discardServer(home).catch((error) => console.error(error.message))
    watch.ref()
    watch.stdin.end()
    await once(watch, 'exit')
  }
}

/** Makes the database that those of most tests are copied from, which is quicker than to migrate each. Its name. */
async function makeMigrated(serverUrl: string): Promise<string> {
  const name = 'migrated'
  await withClient(serverUrl, (client) => client.query(`create database ${name} encoding 'UTF8' template template0`))
  await withClient(Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href, migrate)
  return name
}

async function withClient(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

/** Removes the folder, and the server if one is left, when the test run ends or is killed: the pipe to this watch then breaks. */
function startWatch(home: string) {
  const watch = spawn(process.execPath, ['-e', WATCH, home], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] })
  watch.unref()
  ;(watch.stdin as unknown as { unref(): void }).unref()
  return watch
}

const WATCH = `
const { existsSync, readdirSync, readFileSync, rmSync } = require('node:fs')
const home = process.argv[1]
process.stdin.resume().on('end', () => {
  const left = readdirSync(home).map((name) => home + '/' + name + '/postmaster.pid').filter((file) => existsSync(file))
  for (const file of left) try { process.kill(Number(readFileSync(file, 'utf8').split('\\n')[0]), 'SIGQUIT') } catch {}
  setTimeout(() => rmSync(home, { recursive: true, force: true }), left.length * 500)
})`
