import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changedBetween } from '../../src/pipeline/changedBetween.ts'
import { findUnexplainedEnds } from '../../src/pipeline/findUnexplainedEnds.ts'
import { isValidOn, type Unit } from '../../src/pipeline/unit.ts'
import { arbitraryHistory, DAYS, FIRST_DAY } from './arbitraryHistory.ts'
import { federationOf } from './federationOf.ts'

const [EVE, DAY] = ['2020-12-31', '2021-01-01']

/** The units that change on 1/1/2021, in order. */
function changed(codes: string, ...steps: readonly string[]): string[] {
  return [...changedBetween(federationOf(codes, steps), EVE, DAY).units].sort()
}

describe('between two days', () => {
  it('both sides of a succession change, and others do not', () => {
    expect(changed('A B C', '2021-01-01 A merged B')).toEqual(['A', 'B'])
    expect(changed('A Z', '2021-01-01 A split B', '2021-01-01 A split C')).toEqual(['A', 'B', 'C'])
    expect(changed('A B C', '2021-01-01 A transferred B')).toEqual(['A', 'B'])
    expect(changed('A B', '2021-01-01 A dissolved')).toEqual(['A'])
  })

  it('a unit changes that begins or ends without a succession', () => {
    expect(changed('A B', '2021-01-01 A ended', '2021-01-01 C begun')).toEqual(['A', 'C'])
  })

  it('a unit changes that comes under another parent or into another role, not one with another name', () => {
    const then: Unit = { code: 'A', name: 'A', role: 'upper', parent: 'TOP', validFrom: '2013-01-01', validTo: EVE, decision: null }
    const changedTo = (now: Partial<Unit>) => {
      const units = [then, { ...then, validFrom: DAY, validTo: null, ...now }]
      return [...changedBetween({ units, successions: [] }, EVE, DAY).units]
    }
    expect(changedTo({ parent: 'VUNG' })).toEqual(['A'])
    expect(changedTo({ role: 'own' })).toEqual(['A'])
    expect(changedTo({ name: 'Tên khác' })).toEqual([])
  })

  it('the change counts on the first day of the new state, which is later than the one day and not later than the other', () => {
    const history = federationOf('A B C', ['2021-01-01 A merged B', '2021-01-01 C ended', '2021-01-01 D begun'])
    const unitsIn = (after: string, until: string) => [...changedBetween(history, after, until).units].sort()
    expect(unitsIn(EVE, DAY)).toEqual(['A', 'B', 'C', 'D'])
    expect(unitsIn('2020-12-30', EVE)).toEqual([])
    expect(unitsIn(DAY, '2021-01-02')).toEqual([])
  })

  it('the successions are told by day, and the series is broken', () => {
    const history = federationOf('A B C', ['2021-02-01 B merged C', '2021-01-01 A merged B'])
    const changes = changedBetween(history, EVE, '2021-12-31')
    expect(changes.isBroken).toBe(true)
    expect(changes.why.map(({ from, to }) => [from, to])).toEqual([
      ['A', 'B'],
      ['B', 'C'],
    ])
    expect(changedBetween(history, '2021-02-01', '2021-12-31')).toEqual({ units: new Set(), isBroken: false, why: [] })
  })

  it('a unit that is not touched is on both days what it was, and one that is there on one of them only is touched', () => {
    const moment = fc.constantFrom(FIRST_DAY, ...DAYS)
    fc.assert(
      fc.property(arbitraryHistory(), moment, moment, (history, one, other) => {
        const [after, until] = [one, other].sort() as [string, string]
        const { units, isBroken } = changedBetween(history, after, until)
        const stateOn = (code: string, day: string) => {
          const unit = history.units.find((each) => each.code === code && isValidOn(each, day))
          return unit && [unit.role, unit.parent]
        }
        const codes = [...new Set(history.units.map(({ code }) => code))]
        for (const code of codes) if (!units.has(code)) expect(stateOn(code, until), code).toEqual(stateOn(code, after))
        expect(isBroken).toBe(units.size > 0)
        expect(codes).toEqual(expect.arrayContaining([...units]))
      }),
      { numRuns: 300 },
    )
  })
})

describe('an end without a succession', () => {
  const unexplained = (codes: string, ...steps: readonly string[]) => {
    const { units, successions } = federationOf(codes, steps)
    return findUnexplainedEnds(units, successions).map(({ code, validTo }) => [code, validTo])
  }

  it('is told with the last day', () => {
    expect(unexplained('A B', '2021-01-01 A ended', '2021-01-01 B dissolved')).toEqual([['A', EVE]])
  })

  it('is one too where the unit has a succession of another day, or begins anew later', () => {
    expect(unexplained('A B', '2020-06-01 A transferred B', '2021-01-01 A ended')).toEqual([['A', EVE]])
    expect(unexplained('A', '2021-01-01 A ended', '2022-01-01 A begun')).toEqual([['A', EVE]])
  })

  it('is none where the unit goes on under another name', () => {
    expect(unexplained('A', '2021-01-01 A ended', '2021-01-01 A begun')).toEqual([])
  })
})
