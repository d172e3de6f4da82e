import { describe, expect, it } from 'vitest'
import { joinPeriods, type Part } from '../../../src/total/join/joinPeriods.ts'
import type { LongTotal } from '../../../src/total/join/longTotal.ts'
import { said } from '../exampleFederation.ts'
import { PIPELINE } from '../examplePipeline.ts'
import { about, between, exactly, NONE, NOT_APPLICABLE, NOT_AVAILABLE, over } from '../figures.ts'
import { rollUp } from '../rollUp.ts'

type Facts = Parameters<typeof rollUp>[0]

const QUARTERS = ['2023-Q1', '2023-Q2', '2023-Q3', '2023-Q4']
const [SIN_HO, MUONG_TE, TAM_DUONG] = ['SIN_HO', 'MUONG_TE', 'TAM_DUONG'] as const

/** The quarters' consolidations from what was said in each; nothing was sent for one that is null. */
function quarters(...facts: readonly (Facts | null)[]): Part[] {
  return facts.flatMap((said, index) => (said === null ? [] : [{ period: QUARTERS[index] ?? '', totals: rollUp(said) }]))
}

/** A line of the parts joined; the federation's unless another unit is named. */
function joined(parts: readonly Part[], indicator: string, { unit = 'LAI_CHAU', time = '' } = {}): LongTotal | undefined {
  const whole = { periods: QUARTERS.slice(0, 2) }
  const { totals } = joinPeriods(parts, whole, PIPELINE)
  return totals.find((total) => total.indicator === indicator && total.unit === unit && (time === '' || total.time === time))
}

describe('A long period', () => {
  it('has its quarters in order, and says which are lacking', () => {
    const parts = quarters(said('women', { SIN_HO: exactly(1) }), said('women', { SIN_HO: exactly(2) }), null, [])
    const nine = joinPeriods(parts.toReversed(), { periods: QUARTERS.slice(0, 3) }, PIPELINE)
    expect([nine.have, nine.lacking]).toEqual([['2023-Q1', '2023-Q2'], ['2023-Q3']])
    expect(nine.totals.find(({ unit, indicator }) => unit === SIN_HO && indicator === 'women')).toMatchObject({
      ...{ stated: 3, qualifier: 'exact', from: ['2023-Q1', '2023-Q2'] },
    })
    expect(joinPeriods([], { periods: QUARTERS }, PIPELINE)).toEqual({ have: [], lacking: QUARTERS, totals: [] })
  })

  it('leaves out lines that are not described any more', () => {
    const parts = quarters(said('women', { SIN_HO: exactly(1) }))
    const shares = PIPELINE.shares.filter(({ code }) => code !== 'talks_rate')
    const indicators = PIPELINE.indicators.filter(({ code }) => code !== 'women')
    const { totals } = joinPeriods(parts, { periods: QUARTERS }, { indicators, shares })
    expect(totals.filter(({ indicator }) => indicator === 'women' || indicator === 'talks_rate')).toEqual([])
    expect(totals.length).toBeGreaterThan(0)
  })

  it('is refused where a part has two nodes: whose a unit is cannot be told', () => {
    const [part] = quarters([])
    const other = part?.totals.map((total) => (total.role === 'total' ? { ...total, unit: 'TINH_KHAC' } : total)) ?? []
    const parts = [{ period: '2023-Q1', totals: [...(part?.totals ?? []), ...other] }]
    expect(() => joinPeriods(parts, { periods: QUARTERS }, PIPELINE)).toThrow('more than one node (LAI_CHAU, TINH_KHAC)')
  })
})

describe('A flow of a half-year', () => {
  it('is the sum of its quarters', () => {
    const parts = quarters(
      said('women', { SIN_HO: exactly(10), LDLD_TINH: exactly(2) }),
      said('women', { SIN_HO: exactly(7), MUONG_TE: NONE }),
    )
    expect(joined(parts, 'women', { time: 'in_period' })).toMatchObject({ stated: 19, low: 19, high: 19, qualifier: 'exact' })
    expect(joined(parts, 'both')).toMatchObject({ stated: 19, from: ['2023-Q1', '2023-Q2'] })
  })

  it('is made of the quarters in which somebody reported', () => {
    const parts = quarters([], said('talks', { SIN_HO: exactly(7) }))
    expect(joined(parts, 'talks')).toMatchObject({ stated: 7, from: ['2023-Q2'], expected: 3, reported: 0 })
    expect(joined(quarters([], []), 'talks')).toMatchObject({
      stated: null,
      low: null,
      qualifier: null,
      from: [],
      expected: 3,
      asOfFirst: null,
    })
  })

  it('with "trên" in a quarter is at least, with "khoảng" approximate, with "từ … đến" a range', () => {
    const first = said('talks', { SIN_HO: exactly(10) })
    const halfYear = (figure: ReturnType<typeof over>) => joined(quarters(first, said('talks', { SIN_HO: figure })), 'talks')
    expect(halfYear(over(3000))).toMatchObject({ qualifier: 'gte', stated: 3010, low: 3011, high: null })
    expect(halfYear(about(50))).toMatchObject({ qualifier: 'approx', stated: 60, low: null, high: null })
    expect(halfYear(between(4, 5))).toMatchObject({ qualifier: 'range', stated: null, low: 14, high: 15 })
  })

  it('names a unit that is missing in one of the quarters, with what it gave in the other', () => {
    const parts = quarters(
      said('talks', { SIN_HO: exactly(10), MUONG_TE: exactly(1), TAM_DUONG: NOT_APPLICABLE }),
      said('talks', { SIN_HO: NOT_AVAILABLE, MUONG_TE: exactly(2), TAM_DUONG: NOT_APPLICABLE }),
    )
    expect(joined(parts, 'talks')).toMatchObject({ stated: 13, missing: [SIN_HO], reported: 1, expected: 2 })
    expect(joined(parts, 'talks', { unit: SIN_HO })).toMatchObject({ stated: 10, missing: [SIN_HO], reported: 0, expected: 1 })
    expect(joined(parts, 'talks', { unit: TAM_DUONG })).toMatchObject({ stated: null, missing: [], reported: 0, expected: 0 })
  })

  it('expects a unit that one quarter expects and another does not', () => {
    const parts = quarters(said('talks', { SIN_HO: NOT_APPLICABLE }), said('talks', { SIN_HO: exactly(4) }))
    expect(joined(parts, 'talks', { unit: SIN_HO })).toMatchObject({ stated: 4, missing: [], reported: 1, expected: 1 })
  })

  it('keeps what a union gave before it ended, and counts it among those expected', () => {
    const first = rollUp(said('talks', { DA_GIAI_THE: exactly(8), SIN_HO: exactly(1) }), { cutOff: '2023-06-30' })
    const parts = [{ period: '2023-Q1', totals: first }, ...quarters(null, said('talks', { SIN_HO: exactly(2) }))]
    expect(joined(parts, 'talks')).toMatchObject({ stated: 11, expected: 4, missing: [MUONG_TE, TAM_DUONG], reported: 2 })
  })

  it('has the own row in where it is in every quarter that asks for it', () => {
    const own = said('women', { LDLD_TINH: exactly(1) })
    const isOwnIn = (...facts: Facts[]) => joined(quarters(...facts), 'women', { time: 'in_period' })?.isOwnIn
    expect([isOwnIn(own, own), isOwnIn(own, []), isOwnIn(own, said('women', { LDLD_TINH: NOT_APPLICABLE }))]).toEqual([true, false, true])
    expect(joined(quarters(own, own), 'talks')?.isOwnIn).toBeNull()
  })

  it('stands for the days of the quarters that are in it', () => {
    const on = (asOf: string) => said('talks', { SIN_HO: exactly(1) }).map((fact) => ({ ...fact, asOf }))
    expect(joined(quarters(on('2023-03-20'), on('2023-06-25')), 'talks')).toMatchObject({ asOfFirst: '2023-03-20', asOfLast: '2023-06-25' })
  })
})

describe('What is no flow', () => {
  const first = [...said('members', { SIN_HO: exactly(100) }), ...said('initiatives', { SIN_HO: exactly(5) })]
  const second = [...said('members', { SIN_HO: exactly(90) }), ...said('initiatives', { SIN_HO: exactly(9) })]

  it('is that of the last quarter: a stock, a figure since the beginning, the year to date, a target, the units expected', () => {
    const toDate = (count: number) => said('women', { SIN_HO: exactly(count) }).map((fact) => ({ ...fact, time: 'year_to_date' as const }))
    const on = (facts: Facts, time: 'stock' | 'cumulative') => facts.map((fact) => ({ ...fact, time }))
    const half = (facts: Facts) => [...on(facts.slice(0, 1), 'stock'), ...on(facts.slice(1), 'cumulative')]
    const parts = quarters([...half(first), ...toDate(3)], [...half(second), ...toDate(8)])
    for (const [indicator, stated] of [
      ['members', 90],
      ['initiatives', 9],
      ['target', 2300],
      ['unions', 3],
    ] as const) {
      expect(joined(parts, indicator), indicator).toMatchObject({ stated, from: ['2023-Q2'] })
    }
    expect(joined(parts, 'women', { time: 'year_to_date' })).toMatchObject({ stated: 8, from: ['2023-Q2'] })
    expect(joined(parts, 'unions', { time: 'in_period' })).toMatchObject({ stated: 3, from: ['2023-Q2'] })
    expect(joined(parts, 'target', { time: 'in_period' })).toMatchObject({ stated: 2300, from: ['2023-Q2'] })
  })

  it('is unknown where nobody reported it in the last quarter: an older stock is no answer', () => {
    const parts = quarters(
      first.map((fact) => ({ ...fact, time: 'stock' as const })),
      [],
    )
    expect(joined(parts, 'members')).toMatchObject({
      stated: null,
      qualifier: null,
      from: ['2023-Q2'],
      missing: [MUONG_TE, SIN_HO, TAM_DUONG],
    })
  })

  it('is that of the last quarter that is there', () => {
    const parts = quarters(
      first.map((fact) => ({ ...fact, time: 'stock' as const })),
      null,
    )
    expect(joined(parts, 'members')).toMatchObject({ stated: 100, from: ['2023-Q1'] })
  })
})

describe('A mean of a half-year', () => {
  it('is weighed over both quarters: no mean of means', () => {
    const quarter = (mean: number, heads: number) => [
      ...said('income', { SIN_HO: exactly(mean) }),
      ...said('headcount', { SIN_HO: exactly(heads) }),
    ]
    const parts = quarters(quarter(6_000_000, 100), quarter(7_000_000, 300))
    expect(joined(parts, 'income')).toMatchObject({ stated: 6_750_000, num: 2_700_000_000, den: 400, qualifier: 'exact' })
  })

  it('is rounded half up to its step, and approximate where a quarter is', () => {
    const quarter = (mean: ReturnType<typeof about>, heads: number) => [
      ...said('income', { SIN_HO: mean }),
      ...said('headcount', { SIN_HO: exactly(heads) }),
    ]
    expect(joined(quarters(quarter(exactly(10), 1), quarter(exactly(20), 1)), 'income')).toMatchObject({ stated: 20, num: 30, den: 2 })
    expect(joined(quarters(quarter(exactly(10), 1), quarter(about(30), 1)), 'income')).toMatchObject({
      ...{ stated: 20, low: null, high: null, qualifier: 'approx' },
    })
  })
})

describe('A count of units that say yes', () => {
  const [yes, no] = [exactly(1), exactly(0)]

  it('counts a unit that says so in two quarters once', () => {
    const parts = quarters(
      said('self_check', { SIN_HO: yes, MUONG_TE: no }),
      said('self_check', { SIN_HO: yes, MUONG_TE: yes, TAM_DUONG: no }),
    )
    expect(joined(parts, 'self_check')).toMatchObject({ stated: 2, low: 2, high: 2, qualifier: 'exact', missing: [TAM_DUONG], reported: 2 })
    expect(joined(parts, 'self_check', { unit: SIN_HO })).toMatchObject({ stated: 1, from: ['2023-Q1', '2023-Q2'] })
    expect(joined(parts, 'check_rate')).toMatchObject({ stated: 67, num: 2, den: 3, from: ['2023-Q1', '2023-Q2'] })
  })

  it('counts a union that said so before it ended', () => {
    const first = rollUp(said('self_check', { DA_GIAI_THE: yes }), { cutOff: '2023-06-30' })
    const parts = [{ period: '2023-Q1', totals: first }, ...quarters(null, said('self_check', { SIN_HO: yes }))]
    expect(joined(parts, 'self_check')).toMatchObject({ stated: 2, expected: 4 })
  })

  it('of a list is between the most in one quarter and all of them: which unions they were is not told', () => {
    const listed = (figures: Parameters<typeof said>[1]) => said('listed_active', figures).map((fact) => ({ ...fact, reporter: SIN_HO }))
    const parts = quarters(listed({ CDCS_1: yes, CDCS_2: yes }), listed({ CDCS_1: yes, CDCS_2: no }))
    expect(joined(parts, 'listed_active')).toMatchObject({ qualifier: 'range', stated: null, low: 2, high: 3 })
    expect(joined(quarters(listed({ CDCS_1: yes }), listed({ CDCS_1: no })), 'listed_active')).toMatchObject({
      qualifier: 'exact',
      stated: 1,
    })
  })
})

describe('A span of a half-year', () => {
  it('goes from the lowest to the highest, and is one number where both quarters say it', () => {
    const span = (first: ReturnType<typeof exactly>, second: ReturnType<typeof exactly>) =>
      joined(quarters(said('gain', { SIN_HO: first }), said('gain', { MUONG_TE: second })), 'gain')
    expect(span(exactly(4), between(2, 3))).toMatchObject({ qualifier: 'range', stated: null, low: 2, high: 4 })
    expect(span(exactly(4), exactly(4))).toMatchObject({ qualifier: 'exact', stated: 4, low: 4, high: 4 })
    expect(span(exactly(4), exactly(5))).toMatchObject({ qualifier: 'range', stated: null, low: 4, high: 5 })
    expect(span(exactly(4), over(5))).toMatchObject({ qualifier: 'gte', stated: null, low: 4, high: null })
  })
})

describe('A share of a half-year', () => {
  const quarter = (talks: ReturnType<typeof exactly>, women: number) => [
    ...said('talks', { SIN_HO: talks }),
    ...said('women', { SIN_HO: exactly(women) }),
  ]

  it('is that of the sums: no mean of shares', () => {
    const parts = quarters(quarter(exactly(50), 100), quarter(exactly(30), 300))
    expect(joined(parts, 'talks_rate')).toMatchObject({ stated: 20, num: 80, den: 400, from: ['2023-Q1', '2023-Q2'] })
  })

  it('is made of every quarter that is in one of its sides', () => {
    const parts = quarters(quarter(exactly(50), 100), said('women', { SIN_HO: exactly(100) }))
    expect(joined(parts, 'talks_rate')).toMatchObject({ stated: 25, from: ['2023-Q1', '2023-Q2'] })
  })

  it('misses who is missing from either side, and expects no fewer', () => {
    const talks = said('talks', { SIN_HO: NOT_APPLICABLE, TAM_DUONG: NOT_APPLICABLE })
    const women = said('women', { MUONG_TE: NOT_APPLICABLE, TAM_DUONG: NOT_APPLICABLE })
    expect(joined(quarters([...talks, ...women]), 'talks_rate')).toMatchObject({
      ...{ missing: [MUONG_TE, SIN_HO], expected: 2, reported: 0, isOwnIn: false },
    })
  })

  it('has the own row in where it is in both sides', () => {
    const rooms = said('rooms', { LDLD_TINH: exactly(2) })
    const isOwnIn = (women: Facts) => joined(quarters([...rooms, ...women]), 'rooms_rate')?.isOwnIn
    expect([isOwnIn(said('women', { LDLD_TINH: exactly(4) })), isOwnIn(said('women', { SIN_HO: exactly(4) }))]).toEqual([true, false])
  })

  it('is 100 only where the two are equal', () => {
    expect(joined(quarters(quarter(exactly(1249), 1250), quarter(exactly(1250), 1250)), 'talks_rate')).toMatchObject({ stated: 99.9 })
    expect(joined(quarters(quarter(exactly(1251), 1250), quarter(exactly(1250), 1250)), 'talks_rate')).toMatchObject({ stated: 100.1 })
    expect(joined(quarters(quarter(exactly(1249), 1250), quarter(exactly(1251), 1250)), 'talks_rate')).toMatchObject({ stated: 100 })
  })

  it('of a bound is a bound, rounded outward', () => {
    expect(joined(quarters(quarter(over(740), 700), quarter(exactly(1), 78)), 'talks_rate')).toMatchObject({
      ...{ qualifier: 'gte', stated: null, low: 95.3, high: null },
    })
  })

  it('of a stock is that of the last quarter, and of nothing is none', () => {
    const facts = said('initiatives', { SIN_HO: exactly(3000), MUONG_TE: exactly(666) }).map((fact) => ({
      ...fact,
      time: 'cumulative' as const,
    }))
    expect(joined(quarters([], facts), 'target_rate')).toMatchObject({ stated: 159, num: 3666, den: 2300, from: ['2023-Q2'] })
    expect(joined(quarters(quarter(exactly(5), 0)), 'talks_rate')).toMatchObject({ stated: null, qualifier: null, num: 5, den: 0 })
  })
})
