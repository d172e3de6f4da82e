import { spawnSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { projectRoot } from '../../src/store/projectRoot.ts'
import { openRotatingFile } from '../../src/store/rotatingFile.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tonghop-log-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const OPEN_LOG = JSON.stringify(join(projectRoot(), 'dist/src/store/openLog.js'))

/** What a program that logs writes to standard error, line by line. */
function logWith(body: string, env: Record<string, string> = {}): Record<string, unknown>[] {
  const script = `import { openLog } from ${OPEN_LOG}
    const file = ${JSON.stringify(join(folder, 'logs', 'serve.jsonl'))}
    ${body}`
  const { stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { env, encoding: 'utf8' })
  expect(status).toBe(0)
  return stderr
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
}

describe('the log', () => {
  it('is one JSON object a line, on standard error and in its file alike', async () => {
    const lines = logWith(`const log = await openLog({ level: 'info', file })
      log.child({ job: 'intake', slot: '2023-09-07T19:00:00.000Z' }).info('file taken', { unit: 'A', ms: 12 })`)
    expect(lines).toEqual([
      {
        level: 'info',
        message: 'file taken',
        job: 'intake',
        slot: '2023-09-07T19:00:00.000Z',
        unit: 'A',
        ms: 12,
        timestamp: expect.any(String),
      },
    ])
    const kept = await readFile(join(folder, 'logs', 'serve.jsonl'), 'utf8')
    expect(
      kept
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line)),
    ).toEqual(lines)
  })

  it('tells a command’s warnings, a service’s events, or what TONGHOP_LOG asks for', () => {
    const body = (options: string) =>
      `const log = await openLog(${options}); for (const level of ['error', 'warn', 'info', 'debug']) log[level](level)`
    const told = (options: string, env = {}) => logWith(body(options), env).map(({ message }) => message)
    expect(told('')).toEqual(['error', 'warn'])
    expect(told(`{ level: 'info' }`)).toEqual(['error', 'warn', 'info'])
    expect(told('', { TONGHOP_LOG: 'debug' })).toEqual(['error', 'warn', 'info', 'debug'])
  })

  it('tells once, not at each look, of a file that is left alone', () => {
    const lines = logWith(`const log = await openLog({ level: 'info' })
      for (const path of ['a', 'b', 'a']) log.info('left alone', { path, why: 'tệp tạm' })
      log.info('left alone', { path: 'a', why: 'khác' })`)
    expect(lines.map(({ path, why }) => `${path} ${why}`)).toEqual(['a tệp tạm', 'b tệp tạm', 'a khác'])
  })

  it('holds no password, wherever one stood in what was to be told', async () => {
    const lines = logWith(`const log = await openLog({ file })
      const url = 'postgres://tonghop:bí-mật%40@may-chu:5432/tonghop'
      log.error('cannot connect to ' + url, { url, cause: new Error(url).stack, deep: { url } })`)
    const kept = await readFile(join(folder, 'logs', 'serve.jsonl'), 'utf8')
    for (const text of [JSON.stringify(lines), kept]) {
      expect(text).not.toContain('bí-mật')
      expect(text).toContain('postgres://tonghop:…@may-chu:5432/tonghop')
    }
  })
})

const failOn = ({ message }: Error) => expect.fail(message)

describe('a file that begins anew', () => {
  it('loses no line, keeps so many files, and each is no larger than it may be', async () => {
    const path = join(folder, 'log')
    const streams = [openRotatingFile(path, { bytes: 1000, kept: 3 }, failOn), openRotatingFile(path, { bytes: 1000, kept: 3 }, failOn)]
    for (let n = 0; n < 100; n++) streams[n % 2]?.write(`${String(n).padStart(29, '0')}\n`)
    const names = (await readdir(folder)).sort()
    expect(names).toEqual(['log', 'log.1', 'log.2', 'log.3'])
    const texts = await Promise.all([...names].reverse().map((name) => readFile(join(folder, name), 'utf8')))
    expect(Math.max(...texts.map((text) => text.length))).toBeLessThanOrEqual(1000)
    const numbers = texts.join('').split('\n').slice(0, -1).map(Number)
    expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, index) => 100 - numbers.length + index))
  })

  it('that cannot be written says so, and stops nothing', async () => {
    await writeFile(join(folder, 'no folder'), '')
    const lost: string[] = []
    const stream = openRotatingFile(join(folder, 'no folder', 'log'), { bytes: 1000, kept: 3 }, ({ message }) => lost.push(message))
    stream.write('một\n')
    stream.write('hai\n')
    expect(lost).toHaveLength(2)
  })
})
