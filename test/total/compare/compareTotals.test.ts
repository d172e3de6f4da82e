import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareTotals } from '../../../src/total/compare/compareTotals.ts'
import type { Comparison } from '../../../src/total/compare/comparison.ts'
import { said } from '../exampleFederation.ts'
import { PIPELINE } from '../examplePipeline.ts'
import { about, between, exactly, NONE, NOT_APPLICABLE, NOT_AVAILABLE, over } from '../figures.ts'
import { rollUp } from '../rollUp.ts'

type Facts = Parameters<typeof rollUp>[0]
type Figure = ReturnType<typeof exactly>

const NODE = 'LAI_CHAU'
const [SIN_HO, MUONG_TE, TAM_DUONG, OWN] = ['SIN_HO', 'MUONG_TE', 'TAM_DUONG', 'LDLD_TINH'] as const
const NOBODY = { missingNow: [], missingBefore: [], changed: [] }

interface Settings {
  changed?: readonly string[]
  time?: string
  targets?: readonly [now: string, before: string]
}

/** The line of the federation, now against before, from what the units said each time. */
function compared(
  indicator: string,
  now: Facts,
  before: Facts,
  { changed = [], time, targets = ['2300', '2300'] }: Settings = {},
): Comparison {
  const [after, earlier] = [rollUp(now, { target: targets[0] }), rollUp(before, { target: targets[1] })]
  const lines = compareTotals(after, earlier, { node: NODE, changed: new Set(changed) }, PIPELINE)
  const line = lines.find((each) => each.indicator === indicator && (time === undefined || each.time === time))
  if (!line) throw new Error(`No line of ${indicator}`)
  return line
}

function on(time: 'stock' | 'cumulative', facts: Facts): Facts {
  return facts.map((fact) => ({ ...fact, time }))
}

describe('A comparison', () => {
  it('adds up the units that reported both times, and names the others', () => {
    const now = said('talks', { SIN_HO: exactly(30), MUONG_TE: exactly(5) })
    const before = said('talks', { SIN_HO: exactly(20), TAM_DUONG: exactly(900) })
    expect(compared('talks', now, before)).toMatchObject({
      ...{ now: { stated: 30, qualifier: 'exact' }, before: { stated: 20 }, difference: 10, percent: 50, comparable: [SIN_HO] },
      leftOut: { missingNow: [TAM_DUONG], missingBefore: [MUONG_TE], changed: [] },
    })
  })

  it('names a unit that gave nothing either time twice, and one that is never asked not at all', () => {
    const figures = { SIN_HO: exactly(1), MUONG_TE: NOT_AVAILABLE, TAM_DUONG: NOT_APPLICABLE }
    expect(compared('talks', said('talks', figures), said('talks', figures)).leftOut).toEqual({
      ...{ missingNow: [MUONG_TE], missingBefore: [MUONG_TE], changed: [] },
    })
  })

  it('leaves out a unit to which the line applied only one time', () => {
    const now = said('talks', { SIN_HO: exactly(1), MUONG_TE: exactly(7), TAM_DUONG: NONE })
    const before = said('talks', { SIN_HO: exactly(1), MUONG_TE: NOT_APPLICABLE, TAM_DUONG: NONE })
    expect(compared('talks', now, before)).toMatchObject({ difference: 0, percent: 0, leftOut: { ...NOBODY, missingBefore: [MUONG_TE] } })
  })

  it('leaves out a unit that was merged between, whatever it reported', () => {
    const now = said('talks', { SIN_HO: exactly(500), MUONG_TE: exactly(3), TAM_DUONG: NONE })
    const before = said('talks', { SIN_HO: exactly(20), MUONG_TE: exactly(4), TAM_DUONG: NONE })
    expect(compared('talks', now, before, { changed: [SIN_HO] })).toMatchObject({
      ...{ difference: -1, percent: -25, comparable: [MUONG_TE, TAM_DUONG], leftOut: { ...NOBODY, changed: [SIN_HO] } },
    })
  })

  it('leaves out a unit that is there only one time', () => {
    const [now, before] = [said('talks', { SIN_HO: exactly(1) }), said('talks', { SIN_HO: exactly(1), DA_GIAI_THE: exactly(9) })]
    const sides = [rollUp(now), rollUp(before, { cutOff: '2023-06-30' })] as const
    const lines = compareTotals(...sides, { node: NODE, changed: new Set() }, PIPELINE)
    expect(lines.find(({ indicator }) => indicator === 'talks')).toMatchObject({
      ...{ difference: 0, comparable: [SIN_HO], leftOut: { missingNow: ['DA_GIAI_THE', MUONG_TE, TAM_DUONG] } },
    })
  })

  it('adds the own row where it is in both times', () => {
    const now = said('women', { SIN_HO: exactly(10), LDLD_TINH: exactly(3) })
    expect(compared('women', now, said('women', { SIN_HO: exactly(10), LDLD_TINH: exactly(1) }), { time: 'in_period' })).toMatchObject({
      ...{ difference: 2, percent: 18.2, comparable: [OWN, SIN_HO] },
    })
    expect(compared('women', now, said('women', { SIN_HO: exactly(10) }), { time: 'in_period' })).toMatchObject({
      ...{ difference: 0, comparable: [SIN_HO], leftOut: { missingBefore: [OWN, MUONG_TE, TAM_DUONG].sort() } },
    })
  })

  it('has neither sum where no unit reported both times', () => {
    expect(compared('talks', said('talks', { SIN_HO: exactly(1) }), [])).toMatchObject({
      ...{ now: null, before: null, difference: null, percent: null, comparable: [] },
    })
  })

  it.each<[string, Figure, Figure, number | null, number | null]>([
    ['grows from nothing: by a number, by no percentage', exactly(5), exactly(0), 5, null],
    ['falls to nothing', exactly(0), exactly(3), -3, -100],
    ['stays', exactly(3), exactly(3), 0, 0],
    ['grows by a half of a tenth, rounded up', exactly(2001), exactly(2000), 1, 0.1],
    ['falls by a half of a tenth, rounded away from zero', exactly(1999), exactly(2000), -1, -0.1],
    ['grows by 1/3', exactly(4), exactly(3), 1, 33.3],
    [
      'has decimals',
      { ...exactly(3), stated: '3.3', low: '3.3', high: '3.3' },
      { ...exactly(1), stated: '1.1', low: '1.1', high: '1.1' },
      2.2,
      200,
    ],
    ['was only a bound', exactly(5), over(3), null, null],
    ['is only an estimate', about(5), exactly(3), null, null],
    ['is a range', between(5, 6), exactly(3), null, null],
  ])('of a sum that %s', (_, now, before, difference, percent) => {
    expect(compared('talks', said('talks', { SIN_HO: now }), said('talks', { SIN_HO: before }))).toMatchObject({ difference, percent })
  })

  it('of a mean is of the means that the comparable units have together', () => {
    const side = (mean: number, heads: number) => [
      ...said('income', { SIN_HO: exactly(mean) }),
      ...said('headcount', { SIN_HO: exactly(heads) }),
    ]
    const other = [...said('income', { MUONG_TE: exactly(100) }), ...said('headcount', { MUONG_TE: exactly(3) })]
    const half = said('income', { TAM_DUONG: exactly(9) })
    expect(compared('income', [...side(600, 10), ...other, ...half], [...side(500, 10), ...other])).toMatchObject({
      ...{ now: { stated: 480 }, before: { stated: 410 }, difference: 70, percent: 17.1, comparable: [MUONG_TE, SIN_HO] },
    })
  })

  it('of a span has no difference', () => {
    const span = said('gain', { SIN_HO: exactly(4) })
    expect(compared('gain', span, span)).toMatchObject({ now: { low: 4, high: 4 }, difference: null, percent: null, comparable: [SIN_HO] })
  })

  it('of what is set for the federation is of its own numbers', () => {
    const own = { comparable: [], leftOut: NOBODY }
    expect(compared('target', [], [], { targets: ['2530', '2300'] })).toMatchObject({ difference: 230, percent: 10, ...own })
    expect(compared('unions', [], [])).toMatchObject({ now: { stated: 3 }, before: { stated: 3 }, difference: 0, ...own })
  })
})

describe('A comparison of shares', () => {
  const side = (talks: Record<string, Figure>, women: Record<string, Figure>) => [...said('talks', talks), ...said('women', women)]

  it('is of the comparable units, in percentage points', () => {
    const now = side(
      { SIN_HO: exactly(30), MUONG_TE: exactly(1) },
      { SIN_HO: exactly(40), MUONG_TE: exactly(1), LDLD_TINH: NOT_APPLICABLE },
    )
    const before = side({ SIN_HO: exactly(2) }, { SIN_HO: exactly(3), MUONG_TE: exactly(5), LDLD_TINH: NOT_APPLICABLE })
    expect(compared('talks_rate', now, before)).toMatchObject({
      ...{ now: { stated: 75 }, before: { stated: 66.7 }, difference: 8.3, percent: null, comparable: [SIN_HO] },
      leftOut: { missingNow: [TAM_DUONG], missingBefore: [MUONG_TE, TAM_DUONG], changed: [] },
    })
  })

  it('has the own row in it where it is asked for one side of the share', () => {
    const women = { SIN_HO: exactly(40), LDLD_TINH: exactly(10) }
    expect(compared('talks_rate', side({ SIN_HO: exactly(20) }, women), side({ SIN_HO: exactly(10) }, women))).toMatchObject({
      ...{ now: { stated: 40 }, before: { stated: 20 }, difference: 20, comparable: [OWN, SIN_HO] },
    })
  })

  it('of units that say yes is of the units that answered both times', () => {
    const [yes, no] = [exactly(1), exactly(0)]
    const now = said('self_check', { SIN_HO: yes, MUONG_TE: yes, TAM_DUONG: no })
    expect(compared('check_rate', now, said('self_check', { SIN_HO: yes, MUONG_TE: no }))).toMatchObject({
      ...{ now: { stated: 100 }, before: { stated: 50 }, difference: 50, leftOut: { ...NOBODY, missingBefore: [TAM_DUONG] } },
    })
  })

  it('of a target is of the target of each time', () => {
    const [now, before] = [said('initiatives', { SIN_HO: exactly(600) }), said('initiatives', { SIN_HO: exactly(500) })]
    const targets = ['1200', '500'] as const
    expect(compared('target_rate', on('cumulative', now), on('cumulative', before), { targets })).toMatchObject({
      ...{ now: { stated: 50 }, before: { stated: 100 }, difference: -50, percent: null, comparable: [SIN_HO] },
    })
  })

  it('has no difference where a side is a bound or there is no share', () => {
    const whole = { SIN_HO: exactly(40) }
    expect(compared('talks_rate', side({ SIN_HO: over(20) }, whole), side({ SIN_HO: exactly(2) }, whole))).toMatchObject({
      ...{ now: { qualifier: 'gte', low: 52.5 }, difference: null },
    })
    expect(compared('talks_rate', side({ SIN_HO: exactly(1) }, { SIN_HO: NONE }), side({ SIN_HO: exactly(2) }, whole))).toMatchObject({
      ...{ now: null, before: { stated: 5 }, difference: null },
    })
  })
})

describe('Whatever the units report', () => {
  const figure = fc.option(fc.nat(1000).map(exactly), { nil: NOT_AVAILABLE })
  const side = fc.record({ SIN_HO: figure, MUONG_TE: figure, TAM_DUONG: figure, LDLD_TINH: figure })
  const units = [OWN, MUONG_TE, SIN_HO, TAM_DUONG].sort()

  it('the difference is what the differences of the comparable units come to', () => {
    fc.assert(
      fc.property(side, side, fc.subarray(units), (now, before, changed) => {
        const comparison = compared('women', said('women', now), said('women', before), { changed, time: 'in_period' })
        const apart = units.flatMap((unit) => {
          const [to, from] = [now[unit], before[unit]]
          return changed.includes(unit) || to.stated === null || from.stated === null ? [] : [Number(to.stated) - Number(from.stated)]
        })
        expect(comparison.comparable).toHaveLength(apart.length)
        expect(comparison.difference).toBe(apart.length === 0 ? null : apart.reduce((sum, each) => sum + each))
      }),
    )
  })

  it('every unit that is asked is compared, or left out for a reason', () => {
    fc.assert(
      fc.property(side, side, fc.subarray(units), (now, before, changed) => {
        const { comparable, leftOut } = compared('women', said('women', now), said('women', before), { changed, time: 'in_period' })
        const left = new Set([...leftOut.missingNow, ...leftOut.missingBefore, ...leftOut.changed])
        expect([...comparable, ...left].sort()).toEqual(units)
        expect(leftOut.changed).toEqual(changed.toSorted())
      }),
    )
  })

  it('what a unit that is left out reported changes nothing', () => {
    fc.assert(
      fc.property(side, side, fc.nat(1_000_000), (now, before, wild) => {
        const sums = (figures: typeof now) => {
          const {
            now: to,
            before: from,
            difference,
            percent,
          } = compared('women', said('women', figures), said('women', before), { changed: [SIN_HO] })
          return { to, from, difference, percent }
        }
        expect(sums({ ...now, SIN_HO: exactly(wild) })).toEqual(sums(now))
      }),
    )
  })
})
