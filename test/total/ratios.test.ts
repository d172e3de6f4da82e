import { describe, expect, test } from 'vitest'
import { exampleFederation, said } from './exampleFederation.ts'
import { exactly, NONE, NOT_APPLICABLE, over } from './figures.ts'
import { totalOf } from './totalOf.ts'
import { useDatabase } from './useDatabase.ts'

const database = useDatabase()
const one = exactly(1)

describe('A mean', () => {
  const lines = [
    { indicator: 'income', rollUp: 'weightedMean', level: 'U', weight: 'headcount' },
    { indicator: 'headcount', rollUp: 'sum', level: 'U' },
  ] as const
  const meanOf = (means: Parameters<typeof said>[1], weights: Parameters<typeof said>[1]) =>
    totalOf(database, 'income', exampleFederation(lines, [...said('income', means), ...said('headcount', weights)]))

  test('is weighed: 200 people with 6.000.000 and 300 with 6.500.000 have 6.300.000', async () => {
    const total = await meanOf(
      { SIN_HO: exactly(6_000_000), MUONG_TE: exactly(6_500_000) },
      { SIN_HO: exactly(200), MUONG_TE: exactly(300) },
    )
    expect(total).toMatchObject({
      stated: '6300000',
      qualifier: 'exact',
      num: '3150000000',
      den: '500',
      reported: 2,
      missing: ['TAM_DUONG'],
    })
  })

  test('is rounded half up to the đồng', async () => {
    expect(await meanOf({ SIN_HO: one, MUONG_TE: exactly(2) }, { SIN_HO: one, MUONG_TE: one })).toMatchObject({
      stated: '2',
      num: '3',
      den: '2',
    })
  })

  test('does not expect a unit that has nobody to weigh, and misses one that gave only the mean or only the headcount', async () => {
    const total = await meanOf({ MUONG_TE: exactly(5) }, { SIN_HO: exactly(0), TAM_DUONG: exactly(9) })
    expect(total).toMatchObject({ stated: null, qualifier: null, reported: 0, expected: 2, missing: ['MUONG_TE', 'TAM_DUONG'] })
  })

  test('does not expect one whose mean does not apply because nobody is weighed', async () => {
    const total = await meanOf(
      { SIN_HO: NOT_APPLICABLE, MUONG_TE: exactly(5), TAM_DUONG: NOT_APPLICABLE },
      { SIN_HO: NONE, MUONG_TE: one, TAM_DUONG: exactly(0) },
    )
    expect(total).toMatchObject({ stated: '5', reported: 1, expected: 1, missing: [] })
  })

  test('is approximate where a headcount is', async () => {
    expect(await meanOf({ SIN_HO: exactly(5) }, { SIN_HO: over(10) })).toMatchObject({
      stated: '5',
      qualifier: 'approx',
      low: null,
      high: null,
    })
  })
})

describe('A share', () => {
  const ratioOf = (part: number | ReturnType<typeof over>, whole: number, decimals: number) => {
    const lines = [
      { indicator: 'rate', rollUp: 'share', level: 'D', numerator: 'part', denominator: 'whole', decimals },
      { indicator: 'part', rollUp: 'sum', level: 'U' },
      { indicator: 'whole', rollUp: 'sum', level: 'U' },
    ] as const
    const facts = [
      ...said('part', { SIN_HO: typeof part === 'number' ? exactly(part) : part }),
      ...said('whole', { SIN_HO: exactly(whole), MUONG_TE: NONE }),
    ]
    return totalOf(database, 'rate', exampleFederation(lines, facts))
  }

  test.each([
    [2499, 2500, 2, '99.96'],
    [2499, 2500, 1, '99.9'],
    [2499, 2500, 0, '99'],
    [2501, 2500, 0, '101'],
    [2500, 2500, 0, '100'],
    [20_841, 23_003, 1, '90.6'],
    [3666, 2300, 0, '159'],
    [1, 8, 0, '13'],
  ])('of %d in %d to %d decimals is %s: 100 only where the two are equal', async (part, whole, decimals, stated) => {
    expect(await ratioOf(part, whole, decimals)).toMatchObject({ qualifier: 'exact', stated, num: `${part}`, den: `${whole}` })
  })

  test('of "trên 740" in 778 is at least 95,2: a lower bound is rounded down', async () => {
    expect(await ratioOf(over(740), 778, 1)).toMatchObject({ qualifier: 'gte', stated: null, low: '95.2', high: null })
  })

  test('of nothing is no share, and names who is missing from either part', async () => {
    expect(await ratioOf(5, 0, 0)).toMatchObject({
      qualifier: null,
      stated: null,
      den: '0',
      missing: ['MUONG_TE', 'TAM_DUONG'],
      reported: 1,
      expected: 3,
    })
  })

  test('of a target is worked out for the federation', async () => {
    const lines = [
      { indicator: 'rate', rollUp: 'share', level: 'D', numerator: 'initiatives', denominator: 'target' },
      { indicator: 'initiatives', rollUp: 'sum', level: 'U' },
      { indicator: 'target', rollUp: 'reference', level: 'D' },
    ] as const
    const facts = said('initiatives', { SIN_HO: exactly(3000), MUONG_TE: exactly(666) })
    expect(await totalOf(database, 'rate', exampleFederation(lines, facts, '2300'))).toMatchObject({
      stated: '159',
      num: '3666',
      den: '2300',
    })
    expect(await totalOf(database, 'rate', exampleFederation(lines, facts))).toMatchObject({
      stated: null,
      qualifier: null,
      num: '3666',
      den: null,
    })
  })
})
