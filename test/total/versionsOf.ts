import fc from 'fast-check'
import type { Recorded } from './federation.ts'

/** Instants at which things are recorded, and are asked about: so the ends of a validity are hit often. */
export const INSTANTS = ['2023-10-01', '2023-10-02', '2023-10-03', '2023-10-04', '2023-10-05'].map((day) => `${day}T01:00:00.000Z`)

const START = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.nat({ max: INSTANTS.length - 1 }) })
const IS_BRIEF = fc.nat({ max: 7 }).map((n) => n === 7)

/** One or two versions of a thing, one after the other, now and then with a gap between them. */
export function versionsOf<T>(thing: fc.Arbitrary<T>): fc.Arbitrary<(T & Recorded)[]> {
  const version = fc.record({ start: START, isBrief: IS_BRIEF, thing })
  const versions = fc.uniqueArray(version, { selector: ({ start }) => start, minLength: 1, maxLength: 2 })
  return versions.map((drawn) => {
    const inOrder = drawn.toSorted((a, b) => a.start - b.start)
    return inOrder.map(({ start, isBrief, thing }, index) => {
      const end = isBrief ? start + 1 : inOrder[index + 1]?.start
      return { ...thing, recordedFrom: INSTANTS[start] ?? '', recordedTo: end === undefined ? null : (INSTANTS[end] ?? null) }
    })
  })
}
