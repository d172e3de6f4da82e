import { utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { consolidate } from '../../src/jobs/consolidate.ts'
import { doctor } from '../../src/jobs/doctor.ts'
import { intake, type TakenFile } from '../../src/jobs/intake.ts'
import { loadStatus } from '../../src/jobs/loadStatus.ts'
import { loadTotals } from '../../src/jobs/loadTotals.ts'
import { loadTrace } from '../../src/jobs/loadTrace.ts'
import { withdraw } from '../../src/jobs/withdraw.ts'
import { saveDefinitions } from '../../src/store/saveDefinitions.ts'
import { openTestStore } from '../helpers/openTestStore.ts'
import { dropSamples } from '../helpers/sampleQuarter.ts'

const PERIOD = '2023-Q3'
const UNIT = 'CDN_GIAO_DUC'
const HEADINGS = 'STT;Loại;Dịp;Nguồn kinh phí;Nơi nhận;Đối tượng;Số suất/người;Số tiền (đồng);Ngày quyết định;Ngày trao;Trạng thái;Ghi chú'
const FIRST = award('1', 30, 9_000_000)
const SECOND = award('2', 5, 2_500_000)
const NONE = ';Không phát sinh;;;;;;;;;;'

let store: Awaited<ReturnType<typeof openTestStore>>
let minute = 0
beforeAll(async () => {
  store = await openTestStore()
  await dropSamples(store)
  await intake(store)
  await consolidate(store, { period: PERIOD })
})
afterAll(() => store?.close())

function award(number: string, students: number, amount: number): string {
  return `${number};Khen thưởng học sinh;;;;;${students};${amount};;29/8/2023;đã chi;`
}

/** Takes in a CSV with the unit's events alone, a minute after the last. */
async function send(unit: string, ...rows: string[]): Promise<TakenFile> {
  minute += 1
  const path = join(store.drop.folders.inbox, `${unit}-${minute}.csv`)
  await writeFile(path, [`#tonghop;BCQ;2;${unit};${PERIOD}`, HEADINGS, ...rows, ''].join('\n'))
  await utimes(path, new Date(Date.now() - 60_000), new Date(Date.now() - 60_000))
  store.setNow(new Date(Date.parse('2023-09-08T08:00:00+07:00') + minute * 60_000).toISOString())
  const [taken, ...more] = (await intake(store)).files
  if (!taken || more.length > 0) throw new Error('One file was sent')
  return taken
}

async function total(indicator: string, asOf?: string) {
  const { totals } = await loadTotals(store, { period: PERIOD, asOf })
  return totals.find((each) => each.indicator === indicator && each.headline)
}

/** The students of a trace that the unit rewarded: the row, how many, the version. */
async function rewarded(asOf?: string) {
  const { document } = await loadTrace(store, 'award_students', { period: PERIOD, asOf })
  return document.facts.filter(({ unit }) => unit === UNIT).map(({ item, value, version }) => [item, value, version])
}

const knownFirst = '2023-09-08T08:00:30+07:00'

describe('the events of one unit, corrected', () => {
  it('are a new version of their form alone, and tell nothing of the forms that stay', async () => {
    expect(await send(UNIT, FIRST, SECOND)).toMatchObject({ status: 'accepted', version: 2, findings: [] })
    expect(await send(UNIT, SECOND, FIRST)).toMatchObject({ status: 'accepted', version: null })
    const versions = await store.database.query<{ version: number }>(
      `select distinct version from submission_form where unit_code = $1 and form_code <> '04_CHAMLO' and recorded_to is null`,
      [UNIT],
    )
    expect(versions).toEqual([{ version: 1 }])
  })

  it('count as they are now: a row changed, removed, added, renumbered', async () => {
    const before = (await total('award_students'))?.value ?? 0
    await send(UNIT, award('1', 40, 9_000_000), SECOND)
    await consolidate(store, { period: PERIOD })
    expect(await total('award_students')).toMatchObject({ value: before + 10, stale: false })
    await send(UNIT, SECOND)
    await consolidate(store, { period: PERIOD })
    expect(await rewarded()).toEqual([['2', 5, 4]])
    await send(UNIT, award('7', 5, 2_500_000), award('8', 1, 100_000))
    await consolidate(store, { period: PERIOD })
    expect(await rewarded()).toEqual([
      ['7', 5, 5],
      ['8', 1, 5],
    ])
    expect(await total('award_students')).toMatchObject({ value: before - 29, reported: 11 })
  })

  it('are gone with "không phát sinh" and come back, and an earlier instant still shows them', async () => {
    await send(UNIT, NONE)
    await consolidate(store, { period: PERIOD })
    expect(await rewarded()).toEqual([['', 0, 6]])
    expect(await total('award_students')).toMatchObject({ reported: 11, missing: [] })
    await send(UNIT, FIRST, SECOND)
    const { checks } = await consolidate(store, { period: PERIOD })
    expect(checks.filter(({ rows }) => rows.length > 0)).toEqual([])
    expect(await rewarded()).toEqual([
      ['1', 30, 7],
      ['2', 5, 7],
    ])
    expect(await rewarded(knownFirst)).toEqual([
      ['1', 30, 1],
      ['2', 5, 1],
    ])
  })

  it('are missing when they are withdrawn; the unit’s other forms stay', async () => {
    await withdraw(store, { unit: UNIT, period: PERIOD, form: '04_CHAMLO', reason: 'nhầm' })
    await consolidate(store, { period: PERIOD })
    expect(await total('award_students')).toMatchObject({ reported: 10, missing: [UNIT] })
    expect(await total('inspect_charter')).toMatchObject({ reported: 11 })
    const { units } = await loadStatus(store, { period: PERIOD })
    const forms = units.find(({ unit }) => unit === UNIT)?.forms
    expect(forms?.find(({ form }) => form === '04_CHAMLO')).toMatchObject({ version: 7, state: 'missing' })
    expect(forms?.find(({ form }) => form === '09_KIEMTRA')).toMatchObject({ version: 1, state: 'accepted' })
    expect(await send(UNIT, FIRST, SECOND)).toMatchObject({ version: 8 })
    await consolidate(store, { period: PERIOD })
  })

  it('of the province replace its events, and leave what it explained explained', async () => {
    const { version, findings } = await send('LDLD_TINH', NONE)
    expect({ version, findings }).toEqual({ version: 2, findings: [] })
    const forms = await store.database.query<{ form: string; version: number }>(
      `select form_code as form, version from submission_form where unit_code = 'LDLD_TINH' and recorded_to is null and version > 1`,
    )
    expect(forms).toEqual([{ form: '04_CHAMLO', version: 2 }])
    await consolidate(store, { period: PERIOD })
  })
})

describe('a target that changes', () => {
  const rate = (asOf?: string) => total('initiatives_target_rate', asOf)
  const isStale = async () => (await doctor(store)).some(({ name, isWell }) => name === `Tổng hợp ${PERIOD}` && !isWell)

  it('marks the rate until the next consolidation, and the earlier one keeps its own', async () => {
    expect(await rate()).toMatchObject({ value: 159, den: 2300, stale: false })
    expect(await isStale()).toBe(false)
    const pipelines = store.definitions.pipelines.map((each) => ({
      ...each,
      targets: each.targets.map((target) => (target.indicator === 'initiatives_target' ? { ...target, value: 2400 } : target)),
    }))
    store.definitions = { ...store.definitions, hash: 'another target', pipelines }
    await saveDefinitions(store)
    expect(await rate()).toMatchObject({ value: 159, den: 2300, stale: true })
    expect(await total('initiatives_target')).toMatchObject({ value: 2300, stale: true })
    expect(await total('initiatives_submitted')).toMatchObject({ stale: false })
    expect(await isStale()).toBe(true)
    expect((await consolidate(store, { period: PERIOD })).isNew).toBe(true)
    expect(await rate()).toMatchObject({ value: 153, den: 2400, stale: false })
    expect(await rate(knownFirst)).toMatchObject({ value: 159, den: 2300, stale: false })
    expect(await isStale()).toBe(false)
  })
})

describe('a period of another kind', () => {
  it('is not one of a pipeline, also where that is named', async () => {
    const asked = { period: '2023-H1', pipeline: 'quarterly-return' }
    await expect(consolidate(store, asked)).rejects.toThrow('Không có đợt thu thập nào cho kỳ 2023-H1 với mã quarterly-return')
    await expect(loadTotals(store, { ...asked, pipeline: 'half-year-statistics' })).resolves.toMatchObject({ consolidation: null })
  })
})
