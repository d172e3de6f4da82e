import { execFile } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { withLock } from '../../../src/store/server/withLock.ts'
import { compileProject } from './compiledProject.ts'
import { temporaryFolder } from './temporaryFolder.ts'

const { folder, remove } = temporaryFolder()
let home = ''
let number = 0
beforeEach(() => {
  home = join(folder, String(number++))
  mkdirSync(home)
})
afterAll(remove)

it('One command works at a time', async () => {
  let inside = 0
  const seen: number[] = []
  const work = async () => {
    seen.push(++inside)
    await sleep(2)
    inside--
  }
  await Promise.all(Array.from({ length: 10 }, () => withLock(home, work)))
  expect(seen).toEqual(Array(10).fill(1))
})

it('Four processes that count together lose no count', async () => {
  const project = join(folder, 'project')
  compileProject(project)
  writeFileSync(join(project, 'count.js'), COUNT)
  writeFileSync(join(home, 'count'), '0')
  const run = () => promisify(execFile)(process.execPath, [join(project, 'count.js'), home])
  await Promise.all([run(), run(), run(), run()])
  expect(readFileSync(join(home, 'count'), 'utf8')).toBe('80')
})

const COUNT = `
import { readFileSync, writeFileSync } from 'node:fs'
import { withLock } from './dist/src/store/server/withLock.js'

const file = process.argv[2] + '/count'
for (let turn = 0; turn < 20; turn++) {
  await withLock(process.argv[2], async () => {
    const count = Number(readFileSync(file, 'utf8'))
    await new Promise((resolve) => setImmediate(resolve))
    writeFileSync(file, String(count + 1))
  })
}
`

it('A command that failed leaves the way free', async () => {
  await expect(withLock(home, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await withLock(home, async () => 'next')).toBe('next')
})

it('A holder that was killed is passed over, also when its number has gone to another process', async () => {
  writeFileSync(join(home, 'server.lock.7'), JSON.stringify({ pid: process.pid, start: 'long ago' }))
  expect(await withLock(home, async () => readdirSync(home))).toEqual(['server.lock.8'])
})

it('A holder that was killed while it wrote is passed over', async () => {
  const file = join(home, 'server.lock.7')
  writeFileSync(file, '{"pi')
  utimesSync(file, new Date(0), new Date(0))
  expect(await withLock(home, async () => readdirSync(home))).toEqual(['server.lock.8'])
})
