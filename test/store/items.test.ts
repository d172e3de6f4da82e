import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { Outcome } from '../../src/assess.ts'
import { emptyContext } from '../../src/check/context.ts'
import { loadTrace } from '../../src/jobs/loadTrace.ts'
import type { Fact } from '../../src/pipeline/fact.ts'
import { exactly } from '../../src/pipeline/figure.ts'
import type { Indicator } from '../../src/pipeline/indicator.ts'
import type { Pipeline } from '../../src/pipeline/pipeline.ts'
import { loadFactsInForce } from '../../src/store/loadContext.ts'
import { runChecks } from '../../src/store/runChecks.ts'
import { saveConsolidation } from '../../src/store/saveConsolidation.ts'
import { saveDefinitions } from '../../src/store/saveDefinitions.ts'
import { saveOutcome } from '../../src/store/saveOutcome.ts'
import { TOP, VARIANTS } from './replay/definitions.ts'
import { openReplayStore, type ReplayStore } from './replay/openReplayStore.ts'
import { emptyTables } from './replay/watchTables.ts'

const PERIOD = { pipeline: 'returns', period: '2023-Q3' }
const [FIRST] = VARIANTS
const [returns] = FIRST.pipelines as [Pipeline]
const RATE: Indicator = {
  ...{
    code: 'typed_rate',
    section: '1',
    label: 'Tỷ lệ',
    measure: '%',
    kind: 'percent',
    level: 'U',
    times: ['in_period'],
    rollUp: 'control',
  },
}

const store: ReplayStore = await openReplayStore()
beforeEach(async () => {
  await emptyTables(store.owner)
  store.definitions = { ...FIRST, hash: 'with a control', pipelines: [{ ...returns, indicators: [...returns.indicators, RATE] }] }
  await saveDefinitions(store)
})
afterAll(() => store.close())

/** A row's figure of an event form; the rows stand from row 5 on. */
function visits(item: string, count: number, more: Partial<Fact> = {}): Fact {
  return {
    ...{
      form: 'KIEM_TRA',
      indicator: 'visits_same',
      time: 'in_period',
      unit: 'A',
      isAddend: true,
      asOf: '2023-08-31',
      asOfSource: 'stated',
    },
    ...{ item, raw: `${count} cuộc`, at: { sheet: 'KIEM_TRA', cell: `G${4 + (Number(item) || 8)}` }, explanation: null },
    ...exactly(count),
    ...more,
  }
}

/** Saves a file of unit A with these facts, as its intake would. */
async function send(facts: Fact[]): Promise<void> {
  const unit = store.definitions.units.find(({ code }) => code === 'A') ?? null
  const inForce = await loadFactsInForce(store.database, { top: TOP, ...PERIOD, unit: 'A' })
  const outcome: Outcome = {
    ...{ status: 'accepted', ...PERIOD, unit: 'A', reason: null, forms: ['KIEM_TRA'], facts, unions: [], findings: [], notChecked: [] },
  }
  const file = { submissionId: randomUUID(), sha256: 'a'.repeat(64), name: 'A.xlsx', folder: '' }
  store.tick(60)
  await store.database.transaction((transaction) =>
    saveOutcome(transaction, store, { file, outcome, context: { ...emptyContext('2023-09-08', unit), inForce } }),
  )
}

async function versions(): Promise<number> {
  return (await store.database.query(`select from submission_form where form_code = 'KIEM_TRA'`)).length
}

describe('the rows of an event form', () => {
  it('are kept one by one, each with its cell, its words and its explanation', async () => {
    const facts = [visits('1', 3, { explanation: 'Đợt hè' }), visits('2', 4), visits('r12', 5)]
    await send(facts)
    const kept = await loadFactsInForce(store.database, { top: TOP, ...PERIOD, unit: 'A' })
    expect(kept.sort((a, b) => (a.item < b.item ? -1 : 1))).toEqual(facts)
  })

  it('that say the same again are no new version; an explanation that moves to another row is one', async () => {
    await send([visits('1', 3, { explanation: 'Đợt hè' }), visits('2', 3)])
    await send([visits('2', 3), visits('1', 3, { explanation: 'Đợt hè' })])
    expect(await versions()).toBe(1)
    await send([visits('1', 3), visits('2', 3, { explanation: 'Đợt hè' })])
    expect(await versions()).toBe(2)
    await send([visits('1', 3), visits('3', 3, { explanation: 'Đợt hè' })])
    expect(await versions()).toBe(3)
  })

  it('that have no number of their own may stand in other rows; what stood together still must', async () => {
    const row = (item: string, count: number, asOf: string) => visits(item, count, { asOf })
    await send([row('r7', 3, '2023-08-01'), row('r8', 4, '2023-08-02')])
    await send([row('r9', 4, '2023-08-02'), row('r12', 3, '2023-08-01')])
    expect(await versions()).toBe(1)
    await send([row('r7', 3, '2023-08-02'), row('r8', 4, '2023-08-01')])
    expect(await versions()).toBe(2)
    const lower = { indicator: 'visits_lower' }
    await send([visits('r7', 3), visits('r7', 1, lower), visits('r8', 4), visits('r8', 2, lower)])
    await send([visits('r7', 3), visits('r7', 2, lower), visits('r8', 4), visits('r8', 1, lower)])
    expect(await versions()).toBe(4)
    await send([visits('r7', 3), visits('r7', 2, lower), visits('r8', 4)])
    expect(await versions()).toBe(5)
  })

  it('are listed by a trace in the order of the sheet, and come to its total', async () => {
    await send([visits('10', 3), visits('2', 4), visits('r12', 5, { at: { sheet: 'KIEM_TRA', cell: 'G9' } })])
    await store.database.transaction((transaction) => saveConsolidation(transaction, store, PERIOD))
    const { document } = await loadTrace(store, 'visits_same', { ...PERIOD })
    expect(document).toMatchObject({ value: 12, reported: 1, boundStep: null })
    expect(document.facts.map(({ item, cell, raw }) => [item, cell, raw])).toEqual([
      ['2', 'G6', '4 cuộc'],
      ['r12', 'G9', '5 cuộc'],
      ['10', 'G14', '3 cuộc'],
    ])
  })
})

describe('a typed percentage', () => {
  it('is kept with its decimals, has no total, and breaks no check', async () => {
    const rate = visits('', 0, { ...exactly(3.2), indicator: 'typed_rate', isAddend: false, raw: '3,2%' })
    await send([rate, visits('', 7)])
    const kept = await loadFactsInForce(store.database, { top: TOP, ...PERIOD, unit: 'A' })
    expect(kept.find(({ indicator }) => indicator === 'typed_rate')).toEqual(rate)
    await store.database.transaction((transaction) => saveConsolidation(transaction, store, PERIOD))
    expect(await store.database.query(`select from fact_total where indicator_code = 'typed_rate'`)).toEqual([])
    expect((await runChecks(store.database)).filter(({ rows }) => rows.length > 0)).toEqual([])
    await expect(loadTrace(store, 'typed_rate', { ...PERIOD })).rejects.toThrow('không có tổng số của "typed_rate"')
  })
})
