import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { unpackWorkbook } from '../../../src/read/packed/unpackWorkbook.ts'
import { packWorkbook } from '../../../src/read/readWorkbook.ts'
import { projectRoot } from '../../../src/store/projectRoot.ts'
import { buildOds } from './buildOds.ts'

const ACCEPTED = join(projectRoot(), 'fixtures/accepted')

async function fixture(folder: string): Promise<Uint8Array> {
  const [name = ''] = (await readdir(join(ACCEPTED, folder))).filter((each) => each !== 'expected.json')
  return new Uint8Array(await readFile(join(ACCEPTED, folder, name)))
}

const odsContent = async () => unzipSync(await fixture('ods-saved-by-libreoffice'))['content.xml'] ?? new Uint8Array()
const inOds = (content: Uint8Array) => buildOds(new TextDecoder('latin1').decode(content))

const KINDS: [what: string, bytes: () => Promise<Uint8Array>, wrap: (bytes: Uint8Array) => Uint8Array][] = [
  ['.xls', () => fixture('xls-saved-by-libreoffice'), (bytes) => bytes],
  ['.ods', () => fixture('ods-saved-by-libreoffice'), (bytes) => bytes],
  ['the XML in an .ods', odsContent, inOds],
  ['XML 2003', () => fixture('xml-2003-named-xls'), (bytes) => bytes],
  ['a web page', () => fixture('html-named-xls'), (bytes) => bytes],
]

describe('a damaged file is read or refused, and never a fault of ours', () => {
  test.each(KINDS)('%s with bytes changed', { timeout: 300_000 }, async (_, bytes, wrap) => {
    const whole = await bytes()
    const random = numbers(20_230_903)
    for (let round = 0; round < 60; round++) {
      const damaged = Uint8Array.from(whole)
      const letters = round % 2 === 0 ? 256 : 128 // of which the text stays UTF-8
      for (let change = 0; change <= round % 10; change++) damaged[random(damaged.length)] = random(letters)
      await expectAnswer(wrap(damaged))
    }
  })

  test.each(KINDS)('%s cut short', { timeout: 300_000 }, async (_, bytes, wrap) => {
    const whole = await bytes()
    for (let part = 0; part < 30; part++) await expectAnswer(wrap(whole.subarray(0, Math.floor((whole.length * part) / 30))))
  })
})

async function expectAnswer(bytes: Uint8Array): Promise<void> {
  const answer = await packWorkbook(bytes, 'BC quy 3.xls')
  if ('refused' in answer) expect(answer.refused).toMatch(/\. Đề nghị .+\.$/)
  else
    for (const { rows } of unpackWorkbook(answer).sheets) for (const { cells, columns } of rows) expect(cells.length).toBe(columns.length)
}

/** The same numbers each time: below a bound, from a seed. */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
