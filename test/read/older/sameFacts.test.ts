import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { read as readByAnother, write } from '@e965/xlsx'
import { describe, expect, test } from 'vitest'
import { TYPED_BY_HAND } from '../../../fixtures/rule-cases/olderCases.ts'
import { writeWebPage } from '../../../fixtures/rule-cases/writeWebPage.ts'
import { writeXml2003 } from '../../../fixtures/rule-cases/writeXml2003.ts'
import { checkFile } from '../../../src/jobs/checkFile.ts'
import { readWorkbook } from '../../../src/read/readWorkbook.ts'
import { projectRoot } from '../../../src/store/projectRoot.ts'
import { HAS_OFFICE, saveAll } from '../../write/office.ts'
import { definitions } from '../readReturn.ts'
import { everyCell, formulasOf, read } from './sheetOf.ts'

const FIXTURES = join(projectRoot(), 'fixtures')
const INBOX = join(FIXTURES, 'quarter-3-2023/inbox')
const SAMPLES = (await readdir(INBOX)).filter((name) => name.endsWith('.xlsx'))
const sample = async (name: string) => new Uint8Array(await readFile(join(INBOX, name)))

/** The verdict on a file, its facts, and where its findings are. */
async function verdictOn(bytes: Uint8Array, name: string) {
  const { status, unit, period, facts, findings } = await checkFile(
    { name, bytes },
    { definitions, now: '2023-09-08T08:00:00+07:00', read: readWorkbook },
  )
  return { status, unit, period, facts, findings: findings.map(({ rule, at, severity }) => ({ rule, at, severity })) }
}

async function expectSame(older: Uint8Array, original: Uint8Array, name: string): Promise<void> {
  const [one, other] = [await read(older), await read(original)]
  const calculated = new Set([...formulasOf(one), ...formulasOf(other)])
  expect(everyCell(one, calculated)).toEqual(everyCell(other, calculated))
  expect(await verdictOn(older, name)).toEqual(await verdictOn(original, name))
}

describe('a return says the same in every kind of file', () => {
  test.each(['xls', 'ods'])('as LibreOffice saved it as .%s', async (kind) => {
    const name = TYPED_BY_HAND.replace('xlsx', kind)
    const saved = await readFile(join(FIXTURES, `accepted/${kind}-saved-by-libreoffice`, name))
    await expectSame(new Uint8Array(saved), await sample(TYPED_BY_HAND), TYPED_BY_HAND)
  })

  test.each(SAMPLES)('%s as XML 2003', async (name) => {
    const original = await sample(name)
    await expectSame(writeXml2003(await read(original)), original, name)
  })

  test.each(SAMPLES.slice(0, 4))('%s as XML 2003 and as .xls that another program wrote', async (name) => {
    const original = await sample(name)
    const book = readByAnother(original, { type: 'array', cellNF: true })
    for (const bookType of ['xlml', 'biff8'] as const) {
      await expectSame(new Uint8Array(write(book, { type: 'buffer', bookType, bookSST: true })), original, name)
    }
  })

  test.each(SAMPLES)('%s as a web page: its figures, whatever form they are shown in', async (name) => {
    const original = await sample(name)
    const page = await verdictOn(writeWebPage(await read(original)), name)
    const { facts, status, unit, period } = await verdictOn(original, name)
    expect({ ...page, facts: page.facts.map(figure) }).toMatchObject({ status, unit, period, facts: facts.map(figure) })
  })
})

/** A fact without its raw text: the page shows 1.234 where the workbook holds 1234. */
function figure({ indicator, time, item, state, stated, low, high, at }: Awaited<ReturnType<typeof verdictOn>>['facts'][number]) {
  return { indicator, time, item, state, stated, low, high, at }
}

/** LibreOffice takes its time over each: three in every test run, all with TONGHOP_ALL=1. */
const SAVED = process.env.TONGHOP_ALL ? SAMPLES : SAMPLES.slice(0, 3)

describe.skipIf(!HAS_OFFICE)('a return says the same when LibreOffice saves it (needs LibreOffice)', () => {
  test.each(['xls', 'ods'] as const)('as .%s', { timeout: 600_000 }, async (kind) => {
    const originals = await Promise.all(SAVED.map(sample))
    const saved = await saveAll(originals, kind)
    for (const [index, name] of SAVED.entries())
      await expectSame(saved[index] ?? new Uint8Array(), originals[index] ?? new Uint8Array(), name)
  })

  test('as .html, from which it leaves out what is hidden', { timeout: 600_000 }, async () => {
    const originals = await Promise.all(SAVED.map(sample))
    const saved = await saveAll(originals, 'html')
    for (const [index, name] of SAVED.entries()) {
      const page = await verdictOn(saved[index] ?? new Uint8Array(), name)
      const original = await verdictOn(originals[index] ?? new Uint8Array(), name)
      expect(page.facts.map(withoutColumn), name).toEqual(original.facts.map(withoutColumn))
    }
  })
})

/** A column that is hidden moves those behind it to the left. */
function withoutColumn(fact: Parameters<typeof figure>[0]) {
  const { at, ...rest } = figure(fact)
  return { ...rest, at: { sheet: at?.sheet, row: at?.cell.replace(/\D+/, '') } }
}
