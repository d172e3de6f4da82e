import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadTotals } from '../../src/jobs/loadTotals.ts'
import { loadTrace } from '../../src/jobs/loadTrace.ts'
import { runChecks } from '../../src/store/runChecks.ts'
import { saveDefinitions } from '../../src/store/saveDefinitions.ts'
import { hasHomelessFacts, leavesTrace, type Past, tell } from './replay/chronicle.ts'
import { PERIODS, TOP, VARIANTS } from './replay/definitions.ts'
import { arbitraryEvents, type Event } from './replay/event.ts'
import { expectedPlaces } from './replay/expectedPlaces.ts'
import { byCell, byLine, expectedTotals, expectedTrace } from './replay/expectedTotals.ts'
import { openReplayStore, type ReplayStore } from './replay/openReplayStore.ts'
import { play } from './replay/play.ts'
import { countRows, emptyTables, watchTables } from './replay/watchTables.ts'

let store: ReplayStore
beforeAll(async () => {
  store = await openReplayStore()
  await watchTables(store.owner)
})
afterAll(() => store?.close())

/** Instants to look at, as places in the list of what was recorded, and whether the moment before is meant. */
const PROBES = fc.array(
  fc.record({ place: fc.nat({ max: 99 }), isBefore: fc.boolean(), unit: fc.constantFrom(TOP, TOP, 'A', 'D', 'RIENG') }),
  {
    maxLength: 5,
  },
)

test('whatever is sent, returned, withdrawn, redefined, consolidated, locked and reopened in any order, every instant shows what a replay of the events gives', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryEvents(), PROBES, async (events, probes) => {
      await emptyTables(store.owner)
      store.definitions = VARIANTS[0]
      await saveDefinitions(store)
      const past = await playAll(events)
      await expectVersions(past)
      await expectConsolidations(past)
      await expectCorrections(past)
      await expectPlaces(past)
      const instants = past.flatMap(({ at }) => at ?? [])
      for (const { place, isBefore, unit } of probes) {
        const instant = instants[place % Math.max(1, instants.length)]
        for (const period of PERIODS)
          if (instant) await expectTotals(past, { period, unit, asOf: isBefore ? momentBefore(instant) : instant })
      }
      for (const period of PERIODS) for (const unit of [TOP, 'D']) await expectTotals(past, { period, unit })
      for (const period of PERIODS) await expectTrace(past, period)
      await expectSound(past)
    }),
    { numRuns: Number(process.env.REPLAY_RUNS ?? 100) },
  )
}, 300_000)

/** Plays the events, each time looking at what was recorded; consolidating and defining twice does what doing it once does. */
async function playAll(events: readonly Event[]): Promise<Past[]> {
  const past: Past[] = []
  for (const event of events) {
    const before = await recorded()
    store.tick(event.tick)
    await play(store, event)
    const fresh = (await recorded()).slice(before.length)
    expect(fresh.length).toBeLessThan(2)
    if (fresh[0] && before.at(-1)) expect(fresh[0] > (before.at(-1) ?? '')).toBe(true)
    expect(fresh.length === 1 || isRefused(event), JSON.stringify(event)).toBe(leavesTrace(past, event))
    past.push({ event, at: fresh[0] ?? null })
    if (event.kind === 'consolidate' || event.kind === 'define') {
      const rows = await countRows(store.owner)
      await play(store, event)
      expect(await countRows(store.owner)).toEqual(rows)
    }
  }
  return past
}

/** A refused file belongs to no pipeline: its instants are in no order with those of ours. */
function isRefused(event: Event): boolean {
  return event.kind === 'send' && event.verdict === 'refused'
}

/** The instants of the pipeline, in the order in which the rows were written. */
async function recorded(): Promise<string[]> {
  const rows = await store.database.query<{ recorded_at: string }>(
    `select recorded_at from recording where pipeline_code <> '-' order by recorded_at`,
  )
  return rows.map(({ recorded_at }) => recorded_at)
}

/** Versions count up for each form, returned ones too, and each is in force until it is superseded or withdrawn. */
async function expectVersions(past: readonly Past[]): Promise<void> {
  const stored = await store.database.query(
    `select unit_code as unit, period_code as period, form_code as form, version, recorded_from as "from", recorded_to as "to",
            (select count(*) from fact_indicator as fact
             where fact.submission_id = form.submission_id and fact.form_code = form.form_code
               and (fact.recorded_from, fact.recorded_to) is not distinct from (form.recorded_from, form.recorded_to)) as facts
     from submission_form as form order by unit_code, period_code, form_code, version`,
  )
  const told = tell(past).versions.map(({ facts, unions, ...version }) => ({
    ...version,
    facts: version.to === version.from ? 0 : facts.length,
  }))
  const key = ({ unit, period, form, version }: (typeof told)[number]) => `${unit} ${period} ${form} ${String(version).padStart(3)}`
  expect(stored).toEqual(told.sort((a, b) => (key(a) < key(b) ? -1 : 1)))
}

async function expectConsolidations(past: readonly Past[]): Promise<void> {
  const stored = await store.database.query(
    'select period_code as period, number, known_at as at, definition_hash as hash from consolidation order by known_at',
  )
  expect(stored).toEqual(tell(past).consolidations)
}

async function expectCorrections(past: readonly Past[]): Promise<void> {
  const stored = await store.database.query(
    'select period_code as period, number, recorded_at as at, unit_code as unit from correction order by recorded_at',
  )
  expect(stored).toEqual(tell(past).corrections)
}

/** Every union is where the lists in force put it, quarter by quarter. */
async function expectPlaces(past: readonly Past[]): Promise<void> {
  const stored = await store.database.query(
    `select unit_code as union, name, parent_code as parent, valid_from as "from", valid_to as "to" from dim_unit
     where role = 'grassroots' and recorded_to is null order by 1, 4`,
  )
  expect(stored).toEqual(expectedPlaces(tell(past)))
}

async function expectTotals(past: readonly Past[], asked: { period: string; unit: string; asOf?: string }): Promise<void> {
  const { consolidation, coverage, totals } = await loadTotals(store, asked)
  const plain = totals.map(({ headline, section, measure, boundStep, ...total }) => total).sort(byLine)
  expect({ consolidation, coverage, totals: plain }, JSON.stringify(asked)).toEqual(expectedTotals(past, asked))
}

/** A total opens up into the cells that it was added up from, and no others. */
async function expectTrace(past: readonly Past[], period: string): Promise<void> {
  const expected = expectedTrace(past, { period, lines: ['visits_same', 'visits_lower'], time: 'in_period' })
  if (!expected) return
  const { facts } = (await loadTrace(store, 'visits', { period })).document
  const cells = facts.map(({ indicator, unit, version, value, cell, raw }) => ({ indicator, unit, version, value, cell, raw }))
  expect(cells.sort(byCell)).toEqual(expected.sort(byCell))
}

/** After a last consolidation the checks find nothing but what a unit sent before it was said to have ended; no union is two things on one day. */
async function expectSound(past: readonly Past[]): Promise<void> {
  for (const period of PERIODS) await play(store, { kind: 'consolidate', period, tick: 0 })
  const broken = (await runChecks(store.database)).filter(({ rows }) => rows.length > 0)
  expect(broken.map(({ name }) => name)).toEqual(hasHomelessFacts(tell(past)) ? ['fact_has_a_place'] : [])
  const doubled = await store.database.query(
    `select a.unit_code, a.valid_from, b.valid_from from dim_unit as a join dim_unit as b using (unit_code)
     where a.recorded_to is null and b.recorded_to is null and a.valid_from < b.valid_from and (a.valid_to is null or b.valid_from <= a.valid_to)`,
  )
  expect(doubled).toEqual([])
}

/** A microsecond earlier, as the database writes instants. */
function momentBefore(instant: string): string {
  const [, seconds = '', fraction = ''] = /^([^.+]+)(?:\.(\d+))?\+/.exec(instant) ?? []
  const micros = BigInt(Date.parse(`${seconds}Z`)) * 1000n + BigInt(fraction.padEnd(6, '0')) - 1n
  return `${new Date(Number(micros / 1000n)).toISOString().slice(0, 19)}.${String(micros % 1_000_000n).padStart(6, '0')}+00:00`
}
