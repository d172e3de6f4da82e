import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildHalfYear } from '../../fixtures/half-year-statistics/generateHalfYear.ts'
import { tamDuongReturn, tanUyenReturn } from '../../fixtures/half-year-statistics/halfYearReturn.ts'
import type { IndicatorCode } from '../../pipelines/half-year-statistics/indicators.ts'
import { checkFile } from '../../src/jobs/checkFile.ts'
import { consolidate } from '../../src/jobs/consolidate.ts'
import { intake } from '../../src/jobs/intake.ts'
import { loadStatus } from '../../src/jobs/loadStatus.ts'
import { periodNamed } from '../../src/pipeline/period.ts'
import { cutOffOf, dueAtOf } from '../../src/pipeline/pipeline.ts'
import { GUIDE_SHEET } from '../../src/pipeline/templateMark.ts'
import { readWorkbook } from '../../src/read/readWorkbook.ts'
import { loadHomeDefinitions } from '../../src/store/loadHomeDefinitions.ts'
import { projectRoot } from '../../src/store/projectRoot.ts'
import { writeCsv } from '../../src/write/writeCsv.ts'
import { readCells } from '../fixtures/readCells.ts'
import { openTestStore, type TestStore } from '../helpers/openTestStore.ts'
import { dropFile, readSample, sampleNames } from '../helpers/sampleQuarter.ts'

const FIXTURES = join(projectRoot(), 'fixtures', 'half-year-statistics')
const NOW = '2023-06-08T08:00:00+07:00'
const definitions = await loadHomeDefinitions({ folder: join(FIXTURES, 'no-home') })
const pipeline = definitions.pipelines.find(({ code }) => code === 'half-year-statistics') ?? expect.fail('no half-yearly statistics')
const folders = (
  await Promise.all(
    ['accepted', 'returned'].map(async (verdict) => (await readdir(join(FIXTURES, verdict))).map((name) => `${verdict}/${name}`)),
  )
).flat()

async function readFixture(folder: string): Promise<{ name: string; bytes: Uint8Array }> {
  const [name] = (await readdir(join(FIXTURES, folder))).filter((each) => each !== 'expected.json')
  if (!name) expect.fail(`${folder} is empty`)
  return { name, bytes: await readFile(join(FIXTURES, folder, name)) }
}

/** The cells of a file, but those of the guide: nothing is read from it, and its words change without the form. */
async function readAnswered(bytes: Uint8Array, name: string): Promise<Map<string, string>> {
  const cells = await readCells(bytes, name)
  return new Map([...cells].filter(([at]) => !at.startsWith(`${GUIDE_SHEET}!`)))
}

describe('the half-yearly statistics', () => {
  it('stand at 31/5 and 30/11, and are due the month after', () => {
    const days = ['2023-H1', '2023-H2'].map((code) => [cutOffOf(pipeline, periodNamed(code)), dueAtOf(pipeline, periodNamed(code))])
    expect(days).toEqual([
      ['2023-05-31', '2023-06-15T23:59:59+07:00'],
      ['2023-11-30', '2023-12-15T23:59:59+07:00'],
    ])
  })

  it('have a fixture for every rule', () => {
    for (const { code } of pipeline.rules)
      expect(
        folders.some((folder) => folder.includes(code)),
        code,
      ).toBe(true)
  })

  it('have the fixtures that the committed code makes', async () => {
    const fixtures = await buildHalfYear(definitions)
    expect([...folders].sort()).toEqual(fixtures.map(({ folder }) => folder).sort())
    for (const { folder, files, expected } of fixtures) {
      expect(JSON.parse(await readFile(join(FIXTURES, folder, 'expected.json'), 'utf8')), folder).toMatchObject(expected)
      const { name, bytes } = await readFixture(folder)
      expect(await readAnswered(bytes, name), folder).toEqual(await readAnswered(files[name] ?? new Uint8Array(), name))
    }
  })

  it.each(folders)('%s gets its verdict, at its cells', async (folder) => {
    const document = await checkFile(await readFixture(folder), { definitions, now: NOW, read: readWorkbook })
    const findings = document.findings
      .filter(({ severity }) => severity !== 'notice')
      .map(({ rule, at, severity }) => ({ rule, sheet: at?.sheet ?? null, cell: at?.cell ?? null, severity }))
    const expected = JSON.parse(await readFile(join(FIXTURES, folder, 'expected.json'), 'utf8'))
    expect(expected).toMatchObject({ status: document.status, findings })
    expect(document).toMatchObject({ pipeline: 'half-year-statistics', period: '2023-H1', notChecked: [] })
  })
})

describe('a CSV of the half-yearly statistics', () => {
  it('says what the workbook says', async () => {
    const unit = definitions.units.find(({ code }) => code === 'LDLD_TAM_DUONG') ?? expect.fail('no such unit')
    const { answers } = tamDuongReturn()
    const answersOf = (_form: unknown, { code }: { code: string }) => ({ stock: String(answers[code as IndicatorCode]) })
    const bytes = writeCsv({ pipeline, unit, period: periodNamed('2023-H1'), answersOf })
    const [csv, workbook] = await Promise.all(
      [{ name: 'so-lieu.csv', bytes }, await readFixture('accepted/filled-template')].map((file) =>
        checkFile(file, { definitions, now: NOW, read: readWorkbook }),
      ),
    )
    const figures = (document: typeof csv) => document?.facts.map(({ indicator, stated, state }) => [indicator, stated, state])
    expect(csv).toMatchObject({ status: 'accepted', unit: 'LDLD_TAM_DUONG', period: '2023-H1' })
    expect(figures(csv)).toEqual(figures(workbook))
  })
})

describe('the official form as an office keeps it', () => {
  it('tells its unit and its half-year by its head', async () => {
    const document = await checkFile(await readFixture('accepted/official-layout'), { definitions, now: NOW, read: readWorkbook })
    expect(document).toMatchObject({ unit: 'LDLD_TAN_UYEN', period: '2023-H1', findings: [] })
  })

  it('gives a figure for every line, each "+ Số người được tính" under its own wage', async () => {
    const { facts } = await checkFile(await readFixture('accepted/official-layout'), { definitions, now: NOW, read: readWorkbook })
    const { answers } = tanUyenReturn()
    expect(Object.fromEntries(facts.map(({ indicator, raw }) => [indicator, raw]))).toEqual(
      Object.fromEntries(Object.entries(answers).map(([indicator, answer]) => [indicator, String(answer)])),
    )
    const cells = Object.fromEntries(facts.map(({ indicator, stated, at }) => [indicator, [stated, at.cell]]))
    expect(cells).toMatchObject({
      workers_women: [1013, 'D12'],
      workers_underemployed_percent: [2.4, 'D15'],
      wage_headcount: [1800, 'D18'],
      wage_headcount_administration: [560, 'D20'],
      wage_headcount_public_service: [1010, 'D22'],
    })
  })

  it('gives its figures the day that the form has for its half-year', async () => {
    const { facts } = await checkFile(await readFixture('accepted/official-layout'), { definitions, now: NOW, read: readWorkbook })
    expect(new Set(facts.map(({ asOf, asOfSource }) => `${asOf} ${asOfSource}`))).toEqual(new Set(['2023-05-31 inferred']))
  })
})

describe('the half-yearly statistics of two units, from the drop folder to the totals', () => {
  let store: TestStore
  beforeAll(async () => {
    store = await openTestStore({ now: NOW })
    await dropFixture(store, 'accepted/filled-template', '')
    await dropFixture(store, 'accepted/official-layout', 'LDLD_TAN_UYEN')
  })
  afterAll(() => store?.close())

  it('takes both returns', async () => {
    const { files, faults } = await intake(store)
    expect(faults).toEqual([])
    expect(files.map(({ unit, status, period }) => [unit, status, period]).sort()).toEqual([
      ['LDLD_TAM_DUONG', 'accepted', '2023-H1'],
      ['LDLD_TAN_UYEN', 'accepted', '2023-H1'],
    ])
  })

  it('adds the counts, weighs the wages, and works the percentage out anew', async () => {
    const { totals, coverage, checks } = await consolidate(store, { period: '2023-H1' })
    expect(coverage).toMatchObject({ expected: 11, reported: 2 })
    expect(Object.fromEntries(totals.map(({ indicator, value }) => [indicator, value]))).toEqual({
      workers_total: 4025,
      workers_women: 2217,
      workers_underemployed: 88,
      underemployment_rate: 2.2,
      avg_wage: 7_061_538,
      wage_headcount: 3900,
      avg_wage_administration: 7_906_667,
      wage_headcount_administration: 1200,
      avg_wage_public_service: 7_408_597,
      wage_headcount_public_service: 2210,
      enterprises_owing_wages: 1,
    })
    expect(totals.find(({ indicator }) => indicator === 'underemployment_rate')).toMatchObject({ num: 88, den: 4025 })
    expect(totals.every(({ reported, expected }) => reported === 2 && expected === 11)).toBe(true)
    expect(checks.filter(({ rows }) => rows.length > 0)).toEqual([])
  })

  it('lists who has sent', async () => {
    const { deadline, units } = await loadStatus(store, { period: '2023-H1' })
    expect(deadline).toBe('2023-06-15T23:59:59+07:00')
    const upper = units.filter(({ unit }) => unit !== 'LDLD_TINH')
    expect(upper).toHaveLength(11)
    expect(upper.filter(({ state }) => state === 'accepted').map(({ unit }) => unit)).toEqual(['LDLD_TAM_DUONG', 'LDLD_TAN_UYEN'])
    expect(upper.filter(({ state }) => state === 'missing')).toHaveLength(9)
  })
})

describe('the quarterly return beside the half-yearly statistics', () => {
  it('takes none of their files, whichever is asked first', async () => {
    const turned = { ...definitions, pipelines: [...definitions.pipelines].reverse() }
    for (const folder of folders) {
      const document = await checkFile(await readFixture(folder), { definitions: turned, now: NOW, read: readWorkbook })
      expect([folder, document.pipeline]).toEqual([folder, 'half-year-statistics'])
    }
  })

  it('is still read as what it is', async () => {
    for (const name of await sampleNames()) {
      const document = await checkFile(
        { name, bytes: await readSample(name) },
        { definitions, now: '2023-09-08T08:00:00+07:00', read: readWorkbook },
      )
      expect([name, document.pipeline, document.period]).toEqual([name, 'quarterly-return', '2023-Q3'])
    }
  })
})

/** Puts a fixture into the inbox, in a unit's folder of it where one is named. */
async function dropFixture({ drop }: TestStore, folder: string, unit: string): Promise<void> {
  const { name } = await readFixture(folder)
  await mkdir(join(drop.folders.inbox, unit), { recursive: true })
  await dropFile({ drop }, join(FIXTURES, folder, name), join(unit, name))
}
