import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Figure } from '../../../src/pipeline/figure.ts'
import { isThere, isValidOn } from '../../../src/pipeline/unit.ts'
import { addFigures, type Sum } from '../../../src/total/addFigures.ts'
import { type RegroupedRow, regroup } from '../../../src/total/regroup/regroup.ts'
import type { UnitTotal } from '../../../src/total/unitTotal.ts'
import { arbitraryHistory, DAYS, FIRST_DAY, type History } from '../../pipeline/arbitraryHistory.ts'
import { federationOf } from '../../pipeline/federationOf.ts'
import { about, above, arbitrarySaid, between, exact, lineOf } from '../lineOf.ts'

const SPAN = { after: '2020-12-31', until: '2025-12-31' }

type Said = Parameters<typeof lineOf>[1]

function regrouped(codes: string, steps: readonly string[], said: Readonly<Record<string, Said>>): RegroupedRow[] {
  const lines = Object.entries(said).map(([unit, each]) => lineOf(unit, each))
  return regroup(lines, federationOf(codes, steps), SPAN)
}

/** The values by row: "B", "A (undivided)", "A (ended)". */
function valuesOf(rows: readonly RegroupedRow[]): Record<string, Sum | null> {
  return Object.fromEntries(rows.map(({ place, value }) => [place.kind === 'unit' ? place.unit : `${place.unit} (${place.kind})`, value]))
}

function rowOf(rows: readonly RegroupedRow[], unit: string): RegroupedRow {
  return rows.find(({ place }) => place.unit === unit) ?? expect.fail(`there is no row of ${unit}`)
}

describe('the figures of the past, on the units of a later day', () => {
  it('are those of the units themselves where nothing has happened', () => {
    const rows = regrouped('A B', [], { A: 20_841, B: above(3000) })
    expect(valuesOf(rows)).toEqual({ A: exact(20_841), B: { ...above(3000), stated: 3001 } })
    expect(rowOf(rows, 'A')).toMatchObject({ isApprox: false, isPartial: false, missing: [] })
    expect(rowOf(rows, 'A').parts).toEqual([{ unit: 'A', step: 'whole', share: '1', sum: exact(20_841), num: null, den: null }])
  })

  it('add up where units merged, with their bounds', () => {
    const steps = ['2021-01-01 A merged C', '2021-01-01 B merged C', '2022-01-01 D merged E']
    expect(valuesOf(regrouped('A B D E', steps, { A: 10, B: between(4, 5), D: 1, E: about(500) }))).toEqual({
      C: between(14, 15),
      E: about(501),
    })
  })

  it('are approximate where one of them was so when it was given', () => {
    const rows = regrouped('A B C', ['2021-01-01 A merged B'], { A: about(500), B: 1, C: 2 })
    expect(rows.map(({ isApprox }) => isApprox)).toEqual([true, false])
  })

  it('name the predecessors of a unit, and who of them did not report', () => {
    const steps = ['2021-01-01 A merged C', '2021-01-01 B merged C']
    const row = rowOf(regrouped('A B', steps, { B: null, A: 10 }), 'C')
    expect(row).toMatchObject({ value: exact(10), missing: ['B'] })
    expect(row.parts).toMatchObject([
      { unit: 'A', step: 'whole', sum: exact(10) },
      { unit: 'B', step: 'whole', sum: null },
    ])
  })

  it('name the own row where it is not in', () => {
    const own = { ...lineOf('A', null), role: 'own' as const, reported: 0, expected: 0, missing: [], isOwnIn: false }
    expect(rowOf(regroup([own], federationOf('A', []), SPAN), 'A').missing).toEqual(['A'])
    expect(rowOf(regroup([{ ...own, isOwnIn: true }], federationOf('A', []), SPAN), 'A').missing).toEqual([])
  })

  it('are an estimate where a unit was split by shares, in whole numbers that add up', () => {
    const rows = regrouped('A', ['2021-01-01 A split B 0.5', '2021-01-01 A split C 0.3', '2021-01-01 A split D 0.2'], { A: 778 })
    expect(valuesOf(rows)).toEqual({ B: about(389), C: about(233), D: about(156) })
    expect(rows.map(({ sum }) => sum)).toEqual([exact(389), exact(233), exact(156)])
    expect(rowOf(rows, 'B')).toMatchObject({ isApprox: true, parts: [{ unit: 'A', step: 'share', share: '0.5' }] })
  })

  it('are no estimate any more when the parts come together', () => {
    const steps = ['2021-01-01 A split B 0.5', '2021-01-01 A split C 0.5', '2022-01-01 B merged C']
    expect(rowOf(regrouped('A', steps, { A: 7 }), 'C')).toMatchObject({ value: exact(7), isApprox: false })
  })

  it('keep their bounds in what is added up, the lower never above the upper', () => {
    const steps = ['2021-01-01 A split B 0.5', '2021-01-01 A split C 0.5']
    const rows = regrouped('A', steps, { A: between(3, 6) })
    expect(rows.map(({ sum }) => sum)).toEqual([between(2, 4), between(1, 2)])
    expect(valuesOf(rows)).toEqual({ B: about(null), C: about(null) })
    expect(valuesOf(regrouped('A', steps, { A: above(10) }))).toEqual({ B: about(6), C: about(5) })
  })

  it('stay in a row of their own where a unit was split by list, and the units that it may be in say so', () => {
    const rows = regrouped('A X', ['2021-01-01 A split B', '2021-01-01 A split C', '2021-01-01 X merged B'], { A: 120, X: 8 })
    expect(valuesOf(rows)).toEqual({ B: exact(8), C: null, 'A (undivided)': exact(120) })
    expect(rows.map(({ isPartial }) => isPartial)).toEqual([true, true, false])
    expect(rowOf(rows, 'A')).toMatchObject({ isApprox: false, parts: [{ unit: 'A', step: 'unknown', share: '1' }] })
  })

  it('stay in a row of their own where a unit gave some of its unions away', () => {
    const rows = regrouped('A B', ['2021-01-01 A transferred B'], { A: 120, B: 8 })
    expect(valuesOf(rows)).toEqual({ A: null, B: exact(8), 'A (undivided)': exact(120) } satisfies Record<string, Sum | null>)
  })

  it('stay in a row of their own where a unit ended without a successor, said or not', () => {
    const rows = regrouped('A B C', ['2021-01-01 A dissolved', '2021-01-01 B ended'], { A: 1, B: 2, C: 3 })
    expect(valuesOf(rows)).toEqual({ C: exact(3), 'A (ended)': exact(1), 'B (ended)': exact(2) })
  })

  it('count as ended where the definitions do not know the unit on the day of the figures', () => {
    expect(valuesOf(regrouped('A', [], { A: 1, B: 2 }))).toEqual({ A: exact(1), 'B (ended)': exact(2) })
  })

  it('have a row for a unit that has no predecessor', () => {
    expect(rowOf(regrouped('A', ['2021-01-01 B begun'], { A: 1 }), 'B')).toMatchObject({ value: null, parts: [], missing: [] })
  })

  it('of a mean are its two sides: those of merged units are weighed, those of a split unit have its mean', () => {
    const merged = regrouped('A B', ['2021-01-01 A merged B'], { A: { num: 1_200_000_000, den: 200 }, B: { num: 1_950_000_000, den: 300 } })
    expect(rowOf(merged, 'B')).toMatchObject({ value: null, sum: null, num: 3_150_000_000, den: 500, isApprox: false })
    const split = regrouped('A', ['2021-01-01 A split B 0.3', '2021-01-01 A split C 0.7'], { A: { num: 35_000_000, den: 5 } })
    expect(split.map(({ num, den }) => [num, den])).toEqual([
      [14_000_000, 2],
      [21_000_000, 3],
    ])
    expect(split.every(({ isApprox }) => isApprox)).toBe(true)
  })

  it('are of one line for each reporting unit', () => {
    expect(() => regroup([lineOf('A', 1), lineOf('A', 2)], federationOf('A', []), SPAN)).toThrow(/one line/)
    expect(() => regroup([{ ...lineOf('TOP', 1), role: 'total' }], federationOf('A', []), SPAN)).toThrow(/one line/)
  })
})

/** A history, two days of it in order, and what every reporting unit of the first had. */
function arbitrarySpan(acts?: Parameters<typeof arbitraryHistory>[0]) {
  const moment = fc.constantFrom(FIRST_DAY, ...DAYS)
  const drawn = fc.record({
    history: arbitraryHistory(acts),
    moments: fc.tuple(moment, moment, moment),
    said: fc.array(arbitrarySaid(), { minLength: 60, maxLength: 60 }),
  })
  return drawn.map(({ history, moments, said }) => {
    const [after, between, until] = moments.toSorted() as typeof moments
    return { history, after, between, until, lines: unitsThen(history, after).map((unit, index) => lineOf(unit, said[index] ?? null)) }
  })
}

function unitsThen({ units }: History, day: string): string[] {
  return units.filter((unit) => unit.role !== 'total' && isValidOn(unit, day)).map(({ code }) => code)
}

function total(sums: readonly ((Omit<Sum, 'qualifier'> & { qualifier: Sum['qualifier'] | null }) | null)[]): Sum | null {
  return addFigures(sums.flatMap((sum) => (sum === null || sum.qualifier === null ? [] : { ...sum, state: 'value' }) as Figure[]))
}

describe('whatever becomes of units, and whatever they reported', () => {
  it('the province has what it had', () => {
    fc.assert(
      fc.property(arbitrarySpan(), ({ history, lines, after, until }) => {
        const rows = regroup(lines, history, { after, until })
        expect(total(rows.map(({ sum }) => sum))).toEqual(total(lines))
        for (const line of lines) {
          const parts = rows.flatMap((row) => row.parts.filter(({ unit }) => unit === line.unit))
          expect(total(parts.map(({ sum }) => sum)), line.unit).toEqual(total([line]))
        }
      }),
      { numRuns: 500 },
    )
  })

  it('every row is a unit that is there, or says which one is not, and nobody is in two rows', () => {
    fc.assert(
      fc.property(arbitrarySpan(), ({ history, lines, after, until }) => {
        const rows = regroup(lines, history, { after, until })
        const units = rows.flatMap(({ place }) => (place.kind === 'unit' ? place.unit : []))
        expect(units.sort()).toEqual(unitsThen(history, until).sort())
        for (const { place } of rows) if (place.kind === 'ended') expect(isThere(history.units, place.unit, place.on)).toBe(false)
        expect(new Set(rows.map(({ place }) => JSON.stringify(place))).size).toBe(rows.length)
      }),
      { numRuns: 300 },
    )
  })

  it('no time changes nothing', () => {
    fc.assert(
      fc.property(arbitrarySpan(), ({ history, lines, after }) => {
        const rows = regroup(lines, history, { after, until: after })
        expect(rows.map(({ place }) => place)).toEqual(lines.map(({ unit }) => ({ kind: 'unit', unit })))
        expect(rows.map(({ value }) => value)).toEqual(lines.map((line) => total([line])))
      }),
    )
  })

  it('two spans come to what one does: the figures regrouped once are regrouped again, where every unit is whole', () => {
    fc.assert(
      fc.property(arbitrarySpan(['merge', 'dissolve', 'vanish', 'move', 'begin']), ({ history, lines, after, between, until }) => {
        const halfway = regroup(lines, history, { after, until: between })
        const again = regroup(halfway.flatMap(lineAgain), history, { after: between, until })
        const isStill = ({ place }: RegroupedRow) => place.kind !== 'unit'
        const both = valuesOf([...again, ...halfway.filter(isStill)])
        expect(both).toEqual(valuesOf(regroup(lines, history, { after, until })))
      }),
      { numRuns: 300 },
    )
  })

  it('what a row says is what the grassroots unions that are there now had then', () => {
    fc.assert(
      fc.property(arbitrarySpan(), ({ history, after, until }) => {
        const [then, now] = [homesOn(history, after), homesOn(history, until)]
        const lines = unitsThen(history, after).map((unit) => lineOf(unit, sizeOf(unit, then)))
        const rows = regroup(lines, history, { after, until })
        for (const row of rows) {
          if (row.place.kind !== 'unit') continue
          const { unit } = row.place
          const near = rows.filter(
            ({ place }) => place.kind === 'undivided' && place.among.some((each) => each.kind === 'unit' && each.unit === unit),
          )
          if ([row, ...near].some(({ isApprox }) => isApprox)) continue
          const had = [...now].reduce((sum, [union, home]) => (home === unit && then.get(union) !== null ? sum + sizes(union) : sum), 0)
          const least = row.value?.low ?? 0
          expect(had).toBeGreaterThanOrEqual(least)
          expect(had).toBeLessThanOrEqual(near.reduce((sum, { value }) => sum + (value?.low ?? 0), least))
          expect(row.isPartial).toBe(near.length > 0)
        }
      }),
      { numRuns: 500 },
    )
  })
})

/** What a unit had, to be regrouped once more; none where it had no predecessor. */
function lineAgain({ place, parts, sum }: RegroupedRow): UnitTotal[] {
  return place.kind === 'unit' && parts.length > 0 ? [lineOf(place.unit, sum)] : []
}

function homesOn({ homes }: History, day: string): ReadonlyMap<number, string | null> {
  return homes.findLast((each) => each.day <= day)?.unions ?? expect.fail(`nothing is known of ${day}`)
}

/** How many members a grassroots union has; each another power of two, so that sums tell who is in them. */
function sizes(union: number): number {
  return 2 ** union
}

function sizeOf(unit: string, homes: ReadonlyMap<number, string | null>): number {
  return [...homes].reduce((sum, [union, home]) => (home === unit ? sum + sizes(union) : sum), 0)
}
