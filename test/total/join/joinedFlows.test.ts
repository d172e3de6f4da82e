import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { joinPeriods } from '../../../src/total/join/joinPeriods.ts'
import type { LongTotal } from '../../../src/total/join/longTotal.ts'
import type { UnitTotal } from '../../../src/total/unitTotal.ts'
import { arbitraryFigure } from '../arbitraryFigure.ts'
import { said } from '../exampleFederation.ts'
import { PIPELINE } from '../examplePipeline.ts'
import type { Figure } from '../federation.ts'
import { exactly, NOT_APPLICABLE, NOT_AVAILABLE } from '../figures.ts'
import { rollUp } from '../rollUp.ts'

type Fact = Parameters<typeof rollUp>[0][number]

const PERIODS = ['2023-Q1', '2023-Q2', '2023-Q3']
const UPPER = ['MUONG_TE', 'SIN_HO', 'TAM_DUONG']
const SUMMED = ['women', 'talks', 'both', 'income', 'headcount', 'gain', 'rooms', 'talks_rate']
const FLOWS = [...SUMMED.slice(0, -1), 'self_check']

/** Bounds that meet are left out: what they stated is lost in a total, and in the sum of totals. */
const figure = arbitraryFigure(fc.integer({ min: 2, max: 60 })).filter(({ qualifier, low, high }) => qualifier === 'exact' || low !== high)
const answer = fc.constantFrom(exactly(1), exactly(0), NOT_AVAILABLE, NOT_APPLICABLE)

/** What may be said in one quarter: for every flow, each unit that is asked says something, or nothing. */
function arbitraryQuarter(): fc.Arbitrary<Fact[]> {
  const places = [
    ...['women', 'talks', 'income', 'headcount', 'gain'].flatMap((indicator) => UPPER.map((unit) => place(indicator, unit, figure))),
    ...['women', 'rooms'].map((indicator) => place(indicator, 'LDLD_TINH', figure)),
    ...UPPER.map((unit) => place('self_check', unit, answer)),
  ]
  return fc.tuple(...places).map((facts) => facts.flat())
}

function place(indicator: string, unit: string, figures: fc.Arbitrary<Figure>): fc.Arbitrary<Fact[]> {
  const asOf = fc.constantFrom('2023-02-28', '2023-05-31', '2023-08-31')
  const fact = fc.tuple(figures, asOf).map(([drawn, day]) => said(indicator, { [unit]: drawn }).map((one) => ({ ...one, asOf: day })))
  return fc.option(fact, { freq: 4, nil: [] })
}

function numbersOf({ stated, low, high, qualifier, num, den, asOfFirst, asOfLast }: UnitTotal) {
  return { stated, low, high, qualifier, num, den, asOfFirst, asOfLast }
}

function inYear(check: (joined: readonly LongTotal[], facts: readonly Fact[][], parts: readonly UnitTotal[][]) => void) {
  const quarters = fc.array(arbitraryQuarter(), { minLength: 1, maxLength: 3 })
  fc.assert(
    fc.property(quarters, (facts) => {
      const parts = facts.map((quarter) => rollUp(quarter))
      const given = parts.map((totals, index) => ({ period: PERIODS[index] ?? '', totals }))
      check(joinPeriods(given, { periods: PERIODS }, PIPELINE).totals, facts, parts)
    }),
    { numRuns: 100 },
  )
}

describe('Whatever the units say in three quarters', () => {
  it('a flow of the whole is what all that was said comes to at once', () => {
    inYear((joined, facts) => {
      const atOnce = rollUp(facts.flatMap((quarter, index) => quarter.map((fact) => ({ ...fact, item: `${index}` }))))
      for (const total of joined.filter(({ indicator, time }) => SUMMED.includes(indicator) && time === 'in_period')) {
        const same = atOnce.find(({ unit, indicator, time }) => unit === total.unit && indicator === total.indicator && time === total.time)
        expect(numbersOf(total), `${total.unit} ${total.indicator}`).toEqual(same && numbersOf(same))
      }
    })
  })

  it('a unit that ever said yes is counted once', () => {
    inYear((joined, facts) => {
      const yes = new Set(
        facts
          .flat()
          .filter(({ indicator, stated }) => indicator === 'self_check' && stated === '1')
          .map(({ unit }) => unit),
      )
      const hasAnswer = facts.flat().some(({ indicator, stated }) => indicator === 'self_check' && stated !== null)
      const total = joined.find(({ indicator, role }) => indicator === 'self_check' && role === 'total')
      expect(total?.stated).toBe(hasAnswer ? yes.size : null)
    })
  })

  it('a unit is expected where a quarter expects it, and missing where a quarter misses it', () => {
    inYear((joined, _, parts) => {
      for (const indicator of FLOWS) {
        const own = (unit: string) =>
          parts.flatMap((totals) =>
            totals.filter((total) => total.unit === unit && total.indicator === indicator && total.time === 'in_period'),
          )
        const expected = UPPER.filter((unit) => own(unit).some((total) => total.expected === 1))
        const missing = UPPER.filter((unit) => own(unit).some((total) => total.expected === 1 && total.reported === 0))
        const total = joined.find((line) => line.indicator === indicator && line.role === 'total' && line.time === 'in_period')
        expect(total, indicator).toMatchObject({ expected: expected.length, missing, reported: expected.length - missing.length })
      }
    })
  })

  it('a flow is made of the quarters in which its unit gave a number', () => {
    inYear((joined, _, parts) => {
      for (const line of joined.filter(({ indicator, time }) => FLOWS.includes(indicator) && time === 'in_period')) {
        const given = parts.flatMap((totals, index) => {
          const part = totals.find(({ unit, indicator, time }) => unit === line.unit && indicator === line.indicator && time === line.time)
          return part?.qualifier ? [PERIODS[index]] : []
        })
        expect(line.from, `${line.unit} ${line.indicator}`).toEqual(given)
      }
    })
  })
})
