import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { joinPeriods } from '../../../src/total/join/joinPeriods.ts'
import { exampleFederation, said } from '../exampleFederation.ts'
import { PIPELINE } from '../examplePipeline.ts'
import { exactly, NOT_AVAILABLE } from '../figures.ts'
import { rollUp } from '../rollUp.ts'
import { totalOf } from '../totalOf.ts'
import { useDatabase } from '../useDatabase.ts'
import { flowToStock } from './flowToStock.ts'
import { hierarchy } from './hierarchy.ts'

const database = useDatabase()
const QUARTERS = ['2023-Q1', '2023-Q2', '2023-Q3', '2023-Q4']
const UNITS = ['MUONG_TE', 'SIN_HO', 'TAM_DUONG'] as const
const SUM = [{ indicator: 'women', rollUp: 'sum', level: 'U' }] as const

describe('The flows of quarters', () => {
  it('come to the stock that flow_to_stock gives, after each quarter of the year', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 500 }), { minLength: 1, maxLength: 4 }), (flows) => {
        const parts = flows.map((flow, index) => ({
          period: QUARTERS[index] ?? '',
          totals: rollUp(said('women', { SIN_HO: exactly(flow) })),
        }))
        const after = flows.map((_, index) => {
          const { totals } = joinPeriods(parts, { periods: QUARTERS.slice(0, index + 1) }, PIPELINE)
          return totals.find(({ unit, indicator, time }) => unit === 'LAI_CHAU' && indicator === 'women' && time === 'in_period')?.stated
        })
        expect(after).toEqual(flowToStock(flows))
      }),
      { numRuns: 30 },
    )
  })
})

describe('The roll-up', () => {
  /** What the units say; null has no data point, "chưa có số liệu" is one that is missing too. */
  const points = (values: readonly (number | null)[]) =>
    new Map(UNITS.flatMap((unit, index) => (values[index] === null ? [] : [[unit, values[index] ?? 0] as const])))
  const terms = UNITS.map((code) => ({ code, sign: 1 }) as const)

  it.each<[string, (number | null)[]]>([
    ['rule B of the VTL 2.1 Reference Manual, all there', [2, 5, 4]],
    ['rule D, one missing', [null, 3, 0]],
    ['nothing at all', [null, null, null]],
    ['nothing but a zero', [null, 0, null]],
  ])('is hierarchy in mode partial_zero: %s', async (_, values) => {
    const there = points(values)
    const facts = said('women', Object.fromEntries([...there].map(([unit, value]) => [unit, exactly(value)])))
    const { stated, reported, missing } = await totalOf(database, 'women', exampleFederation(SUM, facts))
    expect(stated === null ? undefined : Number(stated)).toBe(hierarchy(terms, there, 'partial_zero'))
    expect({ reported, missing }).toEqual({ reported: there.size, missing: UNITS.filter((unit) => !there.has(unit)) })
  })

  it('takes "chưa có số liệu" for a point that is missing, and names it', async () => {
    const facts = said('women', { MUONG_TE: NOT_AVAILABLE, SIN_HO: exactly(3), TAM_DUONG: exactly(0) })
    const total = await totalOf(database, 'women', exampleFederation(SUM, facts))
    expect(total).toMatchObject({ stated: String(hierarchy(terms, points([null, 3, 0]), 'partial_zero')), missing: ['MUONG_TE'] })
  })
})
