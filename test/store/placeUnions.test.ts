import { afterAll, beforeAll, expect, test } from 'vitest'
import { saveDefinitions } from '../../src/store/saveDefinitions.ts'
import { VARIANTS } from './replay/definitions.ts'
import type { Event } from './replay/event.ts'
import { openReplayStore, type ReplayStore } from './replay/openReplayStore.ts'
import { play } from './replay/play.ts'

let store: ReplayStore
beforeAll(async () => {
  store = await openReplayStore()
  await saveDefinitions(store)
})
afterAll(() => store?.close())

/** A list of D's second quarter with so many unions. */
function list(unions: number): Event {
  const digits = [...Array(10).fill(1), unions, 1, 1, 0]
  return { tick: 1, kind: 'send', unit: 'D', period: '2023-Q2', forms: ['DANH_SACH'], digits, verdict: 'accepted', isRetyped: false }
}

const places = () =>
  store.database.query(
    `select unit_code as union, valid_to as "to" from dim_unit where role = 'grassroots' and recorded_to is null order by 1`,
  )

test('the unions of a unit end with it, and do not where it has not ended after all', async () => {
  await play(store, list(2))
  expect(await places()).toEqual([
    { union: 'CDCS_D1', to: null },
    { union: 'CDCS_D2', to: null },
  ])
  await play(store, { tick: 1, kind: 'define', variant: 1 })
  expect(await places()).toEqual([
    { union: 'CDCS_D1', to: VARIANTS[1].units.find(({ code }) => code === 'D')?.validTo },
    { union: 'CDCS_D2', to: '2023-06-30' },
  ])
  await play(store, { tick: 1, kind: 'define', variant: 0 })
  expect(await places()).toEqual([
    { union: 'CDCS_D1', to: null },
    { union: 'CDCS_D2', to: null },
  ])
})

test('a union that a corrected list has no more was never there', async () => {
  await play(store, list(1))
  expect(await places()).toEqual([{ union: 'CDCS_D1', to: null }])
})

test('what was known of a union before stays, closed', async () => {
  const { rows } = await store.owner.query(
    `select count(*)::int as rows from dim_unit where unit_code = 'CDCS_D2' and recorded_to is not null`,
  )
  expect(rows).toEqual([{ rows: 3 }])
})
