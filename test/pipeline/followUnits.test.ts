import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkSuccessions } from '../../src/pipeline/checkSuccessions.ts'
import { checkUnits } from '../../src/pipeline/checkUnits.ts'
import { type Decimal, isOne, ONE, plus, printDecimal, readDecimal } from '../../src/pipeline/decimal.ts'
import { followUnits, type Placed } from '../../src/pipeline/followUnits.ts'
import { isThere } from '../../src/pipeline/unit.ts'
import { arbitraryHistory, DAYS, FIRST_DAY, type History } from './arbitraryHistory.ts'
import { federationOf, rowsIn } from './federationOf.ts'

const SPAN = { after: '2020-12-31', until: '2025-12-31' }

/** Where all of a unit goes, each place in a few words. */
function follow(history: Pick<History, 'units' | 'successions'>, unit: string, span = SPAN): string[] {
  return followUnits(
    history,
    span,
  )(allOf(unit)).map(({ place, share }) => {
    const at =
      place.kind === 'undivided' ? `divided among ${place.among.map((each) => `${each.unit} (${each.kind})`).join(', ')}` : place.kind
    return `${printDecimal(share)} ${place.unit}: ${at}`
  })
}

function allOf(unit: string): Placed[] {
  return [{ place: { kind: 'unit', unit }, share: ONE }]
}

describe('a unit of the past', () => {
  it('is itself where nothing has happened', () => {
    expect(follow(federationOf('A B', []), 'A')).toEqual(['1 A: unit'])
  })

  it('is in the one that it was merged into', () => {
    expect(follow(federationOf('A B', ['2021-01-01 A merged B']), 'A')).toEqual(['1 B: unit'])
  })

  it('is divided exactly where shares are known, also over several steps', () => {
    const steps = ['2021-01-01 A split B 0.3', '2021-01-01 A split C 0.7', '2022-01-01 C split D 0.25', '2022-01-01 C split E 0.75']
    expect(follow(federationOf('A', steps), 'A')).toEqual(['0.3 B: unit', '0.175 D: unit', '0.525 E: unit'])
  })

  it('is whole again when the parts of it come together', () => {
    const steps = ['2021-01-01 A split B 0.3', '2021-01-01 A split C 0.7', '2022-01-01 C merged B']
    expect(follow(federationOf('A', steps), 'A')).toEqual(['1 B: unit'])
  })

  it('is not divided where it went by list', () => {
    const steps = ['2021-01-01 A split B', '2021-01-01 A split C']
    expect(follow(federationOf('A', steps), 'A')).toEqual(['1 A: divided among B (unit), C (unit)'])
  })

  it('that went by list is whole again when all it went to comes together', () => {
    const steps = ['2021-01-01 A split B', '2021-01-01 A split C', '2022-01-01 B merged D', '2023-01-01 C merged D']
    expect(follow(federationOf('A', steps), 'A', { ...SPAN, until: '2022-12-31' })).toEqual(['1 A: divided among C (unit), D (unit)'])
    expect(follow(federationOf('A', steps), 'A')).toEqual(['1 D: unit'])
  })

  it('that gave unions away is not all in what has its code now', () => {
    expect(follow(federationOf('A B', ['2021-01-01 A transferred B']), 'A')).toEqual(['1 A: divided among A (unit), B (unit)'])
    expect(follow(federationOf('A B', ['2021-01-01 A transferred B']), 'B')).toEqual(['1 B: unit'])
  })

  it('that keeps its code after a split is not all in what has its code now', () => {
    const steps = ['2021-01-01 A split A', '2021-01-01 A split B']
    expect(follow(federationOf('A', steps), 'A')).toEqual(['1 A: divided among A (unit), B (unit)'])
  })

  it('has ended where nothing follows, said or not', () => {
    const history = federationOf('A B', ['2021-01-01 A dissolved', '2021-01-01 B ended'])
    expect(['A', 'B'].map((unit) => follow(history, unit))).toEqual([['1 A: ended'], ['1 B: ended']])
    expect(history.successions).toHaveLength(1)
  })

  it('that went by list has ended when everything it went to has ended, and not before', () => {
    const steps = ['2021-01-01 A split B', '2021-01-01 A split C', '2022-01-01 B dissolved', '2023-01-01 C dissolved']
    expect(follow(federationOf('A', steps), 'A', { ...SPAN, until: '2022-12-31' })).toEqual(['1 A: divided among B (ended), C (unit)'])
    expect(followUnits(federationOf('A', steps), SPAN)(allOf('A'))).toEqual([
      { place: { kind: 'ended', unit: 'A', on: '2023-01-01' }, share: ONE },
    ])
  })

  it('is not taken for a later one that has its code', () => {
    const history = federationOf('A', ['2021-01-01 A dissolved', '2022-01-01 A begun'])
    expect(isThere(history.units, 'A', SPAN.until)).toBe(true)
    expect(follow(history, 'A')).toEqual(['1 A: ended'])
  })

  it('changes on the first day of the new state', () => {
    const history = federationOf('A B', ['2021-01-01 A merged B'])
    expect(follow(history, 'A', { after: '2020-12-30', until: '2020-12-31' })).toEqual(['1 A: unit'])
    expect(follow(history, 'A', { after: '2020-12-31', until: '2021-01-01' })).toEqual(['1 B: unit'])
    expect(follow(history, 'A', { after: '2021-01-01', until: '2021-01-02' })).toEqual(['1 A: unit'])
  })

  it('changes in the order of the days, in whatever order they are written', () => {
    const steps = ['2022-01-01 B merged C', '2021-01-01 A merged B']
    expect(follow(federationOf('A B C', steps), 'A')).toEqual(['1 C: unit'])
  })

  it('goes once on each day, whatever others do on it', () => {
    const steps = ['2021-01-01 A merged B', '2021-01-01 B split B 0.5', '2021-01-01 B split C 0.5']
    expect(follow(federationOf('A B', steps), 'A')).toEqual(['1 B: unit'])
    expect(follow(federationOf('A B', steps), 'B')).toEqual(['0.5 B: unit', '0.5 C: unit'])
  })

  it('is never followed back', () => {
    expect(() => followUnits(federationOf('A', []), { after: '2021-01-02', until: '2021-01-01' })).toThrow(/forward/)
  })
})

describe('whatever becomes of units', () => {
  const moment = fc.constantFrom(FIRST_DAY, ...DAYS)

  it('the definitions that tell it are without contradiction', () => {
    fc.assert(
      fc.property(arbitraryHistory(), ({ units, successions }) => {
        expect(checkUnits(rowsIn('units.csv', units))).toEqual(units)
        expect(checkSuccessions(units, rowsIn('successions.csv', successions))).toEqual(successions)
      }),
      { numRuns: 300 },
    )
  })

  it('the parts of a unit are always the whole of it, in units that are there or have ended', () => {
    fc.assert(
      fc.property(arbitraryHistory(), moment, moment, (history, one, other) => {
        const [after, until] = [one, other].sort() as [string, string]
        for (const unit of unitsThen(history, after)) {
          const placed = followUnits(history, { after, until })(allOf(unit))
          expect(isOne(placed.map(({ share }) => share).reduce<Decimal>(plus, readDecimal('0')))).toBe(true)
          for (const { place } of placed.flatMap((each) =>
            [each.place, ...(each.place.kind === 'undivided' ? each.place.among : [])].map((place) => ({ place })),
          )) {
            if (place.kind === 'unit') expect(isThere(history.units, place.unit, until), place.unit).toBe(true)
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  it('two spans come to what one does, and no time changes nothing', () => {
    fc.assert(
      fc.property(arbitraryHistory(), moment, moment, moment, (history, ...moments) => {
        const [first, between, last] = moments.sort() as [string, string, string]
        for (const unit of unitsThen(history, first)) {
          const halfway = followUnits(history, { after: first, until: between })(allOf(unit))
          const atOnce = followUnits(history, { after: first, until: last })(allOf(unit))
          expect(followUnits(history, { after: between, until: last })(halfway)).toEqual(atOnce)
          expect(followUnits(history, { after: last, until: last })(atOnce)).toEqual(atOnce)
        }
      }),
      { numRuns: 300 },
    )
  })
})

function unitsThen({ units }: History, day: string): string[] {
  const codes = new Set(units.filter(({ role }) => role !== 'total').map(({ code }) => code))
  return [...codes].filter((code) => isThere(units, code, day))
}
