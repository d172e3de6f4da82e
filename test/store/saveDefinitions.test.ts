import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { Indicator } from '../../src/pipeline/indicator.ts'
import type { Definitions, Pipeline } from '../../src/pipeline/pipeline.ts'
import { saveDefinitions } from '../../src/store/saveDefinitions.ts'
import { TOP, VARIANTS } from './replay/definitions.ts'
import { openReplayStore, type ReplayStore } from './replay/openReplayStore.ts'
import { countRows, emptyTables } from './replay/watchTables.ts'

const [FIRST, ENDED, NEWER] = VARIANTS
const store: ReplayStore = await openReplayStore()
beforeEach(async () => {
  await emptyTables(store.owner)
  await load(FIRST)
})
afterAll(() => store.close())

async function load(definitions: Definitions): Promise<void> {
  store.definitions = definitions
  await saveDefinitions(store)
}

/** What was loaded, in its order, with the instant of each. */
async function loaded(): Promise<{ hash: string; at: string }[]> {
  return store.database.query(`select reason as hash, recorded_at as at from recording where action = 'definitions' order by recorded_at`)
}

async function rowsOf(table: string, where: string): Promise<Record<string, unknown>[]> {
  return store.database.query(`select * from ${table} where ${where} order by recorded_from`)
}

describe('loading definitions', () => {
  it('keeps them whole, and makes a row for every unit, indicator and basis, share and target', async () => {
    expect(await store.database.query('select definition_hash, content from definition_set')).toEqual([
      { definition_hash: FIRST.hash, content: JSON.parse(JSON.stringify(FIRST)) },
    ])
    const [pipeline] = FIRST.pipelines as [Pipeline]
    const bases = pipeline.indicators.flatMap(({ code, times }) => times.map((time) => `${code} ${time}`))
    const lines = await rowsOf('dim_indicator', 'recorded_to is null')
    const shares = pipeline.shares.map(({ code, time }) => `${code} ${time}`)
    expect(lines.map(({ indicator_code, time_basis }) => `${indicator_code} ${time_basis}`).sort()).toEqual([...bases, ...shares].sort())
    expect(lines.find(({ indicator_code }) => indicator_code === 'visits')).toMatchObject({ part_codes: ['visits_same', 'visits_lower'] })
    expect((await rowsOf('dim_unit', 'recorded_to is null')).map(({ unit_code }) => unit_code).sort()).toEqual(
      FIRST.units.map(({ code }) => code).sort(),
    )
    expect(await rowsOf('dim_target', 'recorded_to is null')).toMatchObject([{ indicator_code: 'target', value: 100 }])
  })

  it('keeps the step that a bound is rounded down to, and what is a control', async () => {
    const [pipeline] = FIRST.pipelines as [Pipeline]
    const [first] = pipeline.indicators as [Indicator]
    const more: Indicator[] = [
      { ...first, code: 'crowd', rollUp: 'sum', parts: [], boundStep: 10_000 },
      { ...first, code: 'typed_rate', kind: 'percent', rollUp: 'control', measure: '%' },
    ]
    await load({ ...FIRST, hash: 'more', pipelines: [{ ...pipeline, indicators: [...pipeline.indicators, ...more] }] })
    expect(await rowsOf('dim_indicator', `indicator_code = 'crowd' and time_basis = 'in_period'`)).toMatchObject([{ bound_step: 10_000 }])
    expect(await rowsOf('dim_indicator', `indicator_code = 'typed_rate' and time_basis = 'in_period'`)).toMatchObject([
      { kind: 'percent', roll_up: 'control', bound_step: null },
    ])
  })

  it('twice changes nothing', async () => {
    const before = await countRows(store.owner)
    await load(FIRST)
    expect(await countRows(store.owner)).toEqual(before)
  })

  it('that changed closes and opens the rows that changed, and those alone', async () => {
    const before = await countRows(store.owner)
    await load(ENDED)
    const [, { at } = { at: '' }] = await loaded()
    expect(await rowsOf('dim_unit', `unit_code = 'D'`)).toMatchObject([
      { valid_to: null, recorded_to: at },
      { valid_to: '2023-06-30', recorded_from: at, recorded_to: null },
    ])
    const after = await countRows(store.owner)
    expect(after.dim_indicator).toBe(before.dim_indicator)
    expect(after.dim_target).toBe(before.dim_target)
    expect(await rowsOf('dim_unit', `unit_code <> 'D' and recorded_from = '${at}'`)).toEqual([])
  })

  it('without a row closes it, and opens nothing in its place', async () => {
    const [pipeline] = FIRST.pipelines as [Pipeline]
    await load({
      ...FIRST,
      hash: 'without',
      pipelines: [{ ...pipeline, shares: [], targets: [] }],
      units: FIRST.units.filter(({ code }) => code !== 'D'),
    })
    for (const [table, where] of [
      ['dim_unit', `unit_code = 'D'`],
      ['dim_indicator', `indicator_code = 'updated_rate'`],
      ['dim_target', 'true'],
    ] as const)
      expect(await rowsOf(table, where), table).toMatchObject([{ recorded_to: expect.any(String) }])
  })

  it('that were there before is recorded as a new change', async () => {
    await load(NEWER)
    await load(FIRST)
    expect((await loaded()).map(({ hash }) => hash)).toEqual([FIRST.hash, NEWER.hash, FIRST.hash])
    expect((await store.database.query('select from definition_set')).length).toBe(2)
    const editions = await rowsOf('dim_indicator', `indicator_code = 'members'`)
    expect(editions.map(({ label, recorded_to }) => [label, recorded_to === null])).toEqual([
      ['members, bản 1', false],
      ['members, bản 2', false],
      ['members, bản 1', true],
    ])
  })

  it('by two commands at once is recorded once', async () => {
    store.definitions = NEWER
    await Promise.all([saveDefinitions(store), saveDefinitions(store), saveDefinitions(store)])
    expect((await loaded()).map(({ hash }) => hash)).toEqual([FIRST.hash, NEWER.hash])
  })

  it('leaves the grassroots unions that the lists brought', async () => {
    const [{ at } = { at: '' }] = await loaded()
    await store.owner.query(`insert into unit values ('CDCS_1')`)
    await store.owner.query(
      `insert into dim_unit (unit_code, name, role, parent_code, valid_from, recorded_from) values ('CDCS_1', 'CĐCS 1', 'grassroots', 'A', '2023-07-01', $1)`,
      [at],
    )
    await load(ENDED)
    expect(await rowsOf('dim_unit', `unit_code = 'CDCS_1'`)).toMatchObject([{ recorded_to: null }])
  })

  it('takes an instant after everything of every pipeline', async () => {
    await store.owner.query(
      `insert into recording (top_unit_code, pipeline_code, recorded_at, action) values ($1, 'returns', '2099-01-01T00:00:00Z', 'submission')`,
      [TOP],
    )
    await load(NEWER)
    expect((await loaded()).at(-1)?.at).toBe('2099-01-01T00:00:00.000001+00:00')
  })
})
