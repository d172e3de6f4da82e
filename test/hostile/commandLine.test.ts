import { once } from 'node:events'
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCommand, startCommand } from '../face/runCommand.ts'
import { MAX_MEMORY } from './answerer.ts'
import { HOSTILE_FILES } from './hostileFiles.ts'
import { measureTree } from './measureTree.ts'

const GIB = 1024 ** 3

describe('the command itself answers a hostile file', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tonghop-hostile-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  /** Runs `check --json`, and tells its exit code, its one document, and the most memory that it and its children had at once. */
  async function check(path: string) {
    const child = startCommand(['check', path, '--json'], { cwd: folder })
    let [printed, memory] = ['', 0]
    child.stdout?.setEncoding('utf8').on('data', (text) => {
      printed += text
    })
    const watch = setInterval(() => {
      memory = Math.max(memory, measureTree(child.pid ?? 0)?.memory ?? 0)
    }, 10)
    const [code] = await once(child, 'close')
    clearInterval(watch)
    return { code, document: JSON.parse(printed), memory }
  }

  const WANTED = [
    'sheet of 300 MB',
    'one long text in 290000 cells',
    'cells full of everything in labels',
    'one line of 19 MB',
    'named line breaks',
  ]
  test.each(WANTED)('%s', async (name) => {
    const file = HOSTILE_FILES.find((each) => each.name === name)
    if (!file) throw new Error(`There is no hostile file ${name}`)
    const path = join(folder, file.fileName ?? `${file.name}.${file.ending}`)
    writeFileSync(path, Buffer.concat([...[file.make()].flat()] as Uint8Array[]))
    const { code, document, memory } = await check(path)
    expect(document).toMatchObject({ status: expect.stringMatching(/^(accepted|accepted_with_warnings|returned|refused)$/) })
    expect(code).toBe(document.status === 'refused' || document.status === 'returned' ? 1 : 0)
    expect(memory).toBeLessThan(MAX_MEMORY)
  })

  test('a file of 3 GB is not read', async () => {
    const path = join(folder, 'lớn.xlsx')
    writeFileSync(path, 'PK\x03\x04')
    truncateSync(path, 3 * GIB)
    const { code, stderr } = await runCommand(['check', path, '--json'], { cwd: folder })
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('lớn hơn 2 GB') })
  })
})
