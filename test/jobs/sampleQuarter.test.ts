import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { REPORT_FIGURES } from '../../fixtures/quarter-3-2023/report-figures.ts'
import { consolidate } from '../../src/jobs/consolidate.ts'
import { doctor } from '../../src/jobs/doctor.ts'
import { intake } from '../../src/jobs/intake.ts'
import { loadStatus } from '../../src/jobs/loadStatus.ts'
import { loadTotals } from '../../src/jobs/loadTotals.ts'
import { loadTrace } from '../../src/jobs/loadTrace.ts'
import { withdraw } from '../../src/jobs/withdraw.ts'
import { openTestStore } from '../helpers/openTestStore.ts'
import { dropSamples, readExpected, sampleNames } from '../helpers/sampleQuarter.ts'

const PERIOD = '2023-Q3'

/** What report 757/BC-LĐLĐ prints as exact numbers, by indicator or share. */
const REPORT_757 = Object.fromEntries(
  REPORT_FIGURES.flatMap(({ codes: [code], printed }) => (typeof printed === 'number' ? [[code, printed]] : [])),
)

describe('the sample quarter, from the drop folder to the totals', () => {
  let store: Awaited<ReturnType<typeof openTestStore>>
  beforeAll(async () => {
    store = await openTestStore()
    await dropSamples(store)
  })
  afterAll(() => store?.close())

  it('takes all twelve returns', async () => {
    const { files, faults } = await intake(store)
    expect(faults).toEqual([])
    expect(files).toHaveLength(12)
    expect(files.filter(({ status }) => status === 'returned' || status === 'refused')).toEqual([])
  })

  it('holds in the database, cell by cell, what the offices wrote', async () => {
    const expected = (await readExpected()).flatMap(({ file, facts }) => facts.map((fact) => ({ file, ...fact })))
    const stored = await store.database.query(
      `select file_name as file, form_code as form, indicator_code as indicator, time_basis as time, fact.unit_code as unit, item_key as item, state, stated, low, high,
              qualifier, as_of as "asOf", as_of_source as "asOfSource", is_addend as "isAddend", explanation, raw, jsonb_build_object('sheet', sheet, 'cell', cell) as at
       from fact_in_force as fact
       left join explanation using (top_unit_code, submission_id, unit_code, indicator_code, time_basis, item_key)
       join submission on submission.submission_id = fact.submission_id`,
    )
    const key = (fact: { file?: unknown; unit?: unknown; indicator?: unknown; time?: unknown; item?: unknown }) =>
      [fact.file, fact.unit, fact.indicator, fact.time, fact.item].join(' ')
    const byKey = (facts: readonly object[]) => Object.fromEntries(facts.map((fact) => [key(fact), fact]))
    expect(stored).toHaveLength(expected.length)
    expect(byKey(stored)).toEqual(byKey(expected))
  })

  it('comes to the figures of report 757, from 11 of 11 units and the province itself', async () => {
    const { totals, coverage, checks, consolidation } = await consolidate(store, { period: PERIOD })
    const printed = Object.fromEntries(totals.filter(({ headline }) => headline).map(({ indicator, value }) => [indicator, value]))
    expect(printed).toMatchObject(REPORT_757)
    expect(coverage).toEqual({ expected: 11, reported: 11, missing: [], own: true })
    expect(checks.filter(({ rows }) => rows.length > 0)).toEqual([])
    expect(checks.length).toBeGreaterThan(5)
    expect(consolidation).toBe(1)
  })

  it('says "at least" where one office wrote "trên 50"', async () => {
    const { totals } = await loadTotals(store, { period: PERIOD })
    const workers = totals.find(({ indicator }) => indicator === 'workers_listed')
    expect(workers).toMatchObject({ qualifier: 'gte', high: null, reported: 11, expected: 11 })
    expect(workers?.value).toBe(workers?.low)
  })

  it('adds up events row by row, and leaves a row that only compares out of the sum', async () => {
    const { document: students } = await loadTrace(store, 'award_students', { period: PERIOD })
    expect(students.value).toBe(217)
    expect(students.facts.filter(({ unit }) => unit === 'CDN_GIAO_DUC').map(({ value }) => value)).toEqual([30, 5])
    const { document: recipients } = await loadTrace(store, 'award_recipients', { period: PERIOD })
    expect(recipients.value).toBe(218)
    expect(recipients.facts.reduce((sum, { value }) => sum + (value ?? 0), 0)).toBe(218)
  })

  it('opens 626 up into cells that add up to it', async () => {
    const { document: trace } = await loadTrace(store, 'inspect_charter', { period: PERIOD })
    expect(trace.value).toBe(626)
    expect(trace.facts.reduce((sum, { value }) => sum + (value ?? 0), 0)).toBe(626)
    expect(trace.facts).toHaveLength(24)
    expect(trace.facts).toContainEqual(
      expect.objectContaining({ unit: 'LDLD_TAM_DUONG', sheet: '09_KIEMTRA', cell: 'E7', version: 1, file: 'LDLD_TAM_DUONG.xlsx' }),
    )
  })

  it('gives the same consolidation again while nothing has changed', async () => {
    const again = await consolidate(store, { period: PERIOD })
    expect(again).toMatchObject({ consolidation: 1, isNew: false })
  })

  it('answers a return that comes again with a receipt, and no fact twice', async () => {
    const count = async () => (await store.database.query<{ count: number }>('select count(*) from fact_indicator'))[0]?.count
    const before = await count()
    await dropSamples(store)
    const { files } = await intake(store)
    expect(files).toHaveLength(12)
    expect(await count()).toBe(before)
    expect(await consolidate(store, { period: PERIOD })).toMatchObject({ consolidation: 1, isNew: false })
  })

  it('lists who has sent', async () => {
    const { units, deadline } = await loadStatus(store, { period: PERIOD })
    expect(deadline).toBe('2023-09-08T23:59:59+07:00')
    expect(units).toHaveLength(12)
    expect(new Set(units.map(({ state }) => state))).toEqual(new Set(['accepted', 'accepted_with_warnings']))
    expect(units.every(({ late, inForceVersion }) => !late && inForceVersion === 1)).toBe(true)
  })

  it('says 10 of 11 and names the unit after a withdrawal, and marks the old total as overtaken', async () => {
    await withdraw(store, { unit: 'LDLD_MUONG_TE', period: PERIOD, reason: 'nộp nhầm tệp' })
    const before = await loadTotals(store, { period: PERIOD })
    expect(before.totals.find(({ indicator }) => indicator === 'inspect_charter')).toMatchObject({ value: 626, stale: true })
    const { totals, coverage } = await consolidate(store, { period: PERIOD })
    expect(coverage).toMatchObject({ expected: 11, reported: 10, missing: ['LDLD_MUONG_TE'] })
    const charter = totals.find(({ indicator, headline }) => indicator === 'inspect_charter' && headline)
    expect(charter).toMatchObject({ reported: 10, expected: 11, missing: ['LDLD_MUONG_TE'], own: true, stale: false })
    expect(charter?.value).toBeLessThan(626)
  })

  it('still says 626 as of the first consolidation', async () => {
    const [first] = await store.database.query<{ known_at: string }>('select known_at from consolidation where number = 1')
    const { totals, consolidation } = await loadTotals(store, { period: PERIOD, asOf: first?.known_at })
    expect(consolidation).toBe(1)
    expect(totals.find(({ indicator, headline }) => indicator === 'inspect_charter' && headline)).toMatchObject({
      value: 626,
      reported: 11,
    })
  })

  it('is well', async () => {
    expect((await doctor({ ...store, clock: () => new Date().toISOString() })).filter(({ isWell }) => !isWell)).toEqual([])
  })
})

describe('the sample quarter without the return of one unit', () => {
  let store: Awaited<ReturnType<typeof openTestStore>>
  beforeAll(async () => {
    store = await openTestStore()
    const names = await sampleNames()
    await dropSamples(
      store,
      names.filter((name) => name !== 'LDLD_MUONG_TE.xlsx'),
    )
    await intake(store)
  })
  afterAll(() => store?.close())

  it('counts 10 of 11 and names the one that is missing', async () => {
    const { totals, coverage } = await consolidate(store, { period: PERIOD })
    expect(coverage).toEqual({ expected: 11, reported: 10, missing: ['LDLD_MUONG_TE'], own: true })
    const collected = totals.filter(({ expected, measure }) => expected > 0 && measure !== 'đơn vị')
    expect(collected.filter(({ missing }) => missing.join() !== 'LDLD_MUONG_TE').map(({ indicator }) => indicator)).toEqual([])
    const { units } = await loadStatus(store, { period: PERIOD })
    expect(units.find(({ unit }) => unit === 'LDLD_MUONG_TE')).toMatchObject({ state: 'missing', version: null, receivedAt: null })
  })

  it('says overdue once the due day has passed, and late where the return comes then', async () => {
    store.setNow('2023-09-09T07:00:00+07:00')
    const before = await loadStatus(store, { period: PERIOD })
    expect(before.units.find(({ unit }) => unit === 'LDLD_MUONG_TE')).toMatchObject({ state: 'overdue', late: false })
    await dropSamples(store, ['LDLD_MUONG_TE.xlsx'])
    await intake(store)
    const after = await loadStatus(store, { period: PERIOD })
    expect(after.units.find(({ unit }) => unit === 'LDLD_MUONG_TE')).toMatchObject({ state: 'accepted_with_warnings', late: true })
    const { totals } = await consolidate(store, { period: PERIOD })
    expect(totals.find(({ indicator, headline }) => indicator === 'inspect_charter' && headline)).toMatchObject({
      value: 626,
      reported: 11,
    })
  })
})
