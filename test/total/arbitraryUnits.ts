import fc from 'fast-check'
import type { Unit } from './federation.ts'
import { versionsOf } from './versionsOf.ts'

export const CUT_OFF = '2023-09-30'
const EVE = '2023-09-29'
const LONG_AGO = '2020-01-01'

/** One or two total nodes, up to six upper unions with two grassroots unions each, and own rows. */
export function arbitraryUnits(): fc.Arbitrary<Unit[]> {
  const shape = fc.record({
    nodes: fc.subarray(['T1', 'T2'], { minLength: 1 }),
    uppers: fc.subarray(['A', 'B', 'C', 'D', 'E', 'F']),
    owns: fc.nat({ max: 2 }),
  })
  return shape.chain(({ nodes, uppers, owns }) => {
    const drawn = [
      ...nodes.map((code) => arbitraryUnit(code, 'total', [null])),
      ...uppers.map((code) => arbitraryUnit(code, 'upper', nodes)),
      ...uppers.flatMap((code) => listedBy(code).map((listed) => arbitraryUnit(listed, 'grassroots', [code]))),
      ...nodes.slice(0, owns).map((node) => arbitraryUnit(`${node}OWN`, 'own', [node])),
    ]
    return fc.tuple(...drawn).map((units) => units.flat())
  })
}

/** The grassroots unions that an upper union lists. */
export function listedBy(upper: string): string[] {
  return [`${upper}1`, `${upper}2`]
}

function arbitraryUnit(code: string, role: Unit['role'], parents: readonly (string | null)[]): fc.Arbitrary<Unit[]> {
  const parent = fc.constantFrom(...parents)
  const thing = fc.record({ stints: arbitraryStints(), first: parent, second: parent })
  return versionsOf(thing).map((versions) =>
    versions.flatMap(({ stints, first, second, ...recorded }) =>
      stints.map((stint, index) => ({ code, role, parent: index === 0 ? first : second, ...stint, ...recorded })),
    ),
  )
}

/** When a thing is there: always, until, since, only before or only after the cut-off day; or anew from that day on. */
export function arbitraryStints(): fc.Arbitrary<readonly Pick<Unit, 'validFrom' | 'validTo'>[]> {
  const since = (validFrom: string, validTo: string | null = null) => ({ validFrom, validTo })
  return fc.oneof(
    { weight: 8, arbitrary: fc.constant([since(LONG_AGO)]) },
    { weight: 1, arbitrary: fc.constant([since(LONG_AGO, CUT_OFF)]) },
    { weight: 1, arbitrary: fc.constant([since(CUT_OFF)]) },
    { weight: 1, arbitrary: fc.constant([since(LONG_AGO, EVE)]) },
    { weight: 1, arbitrary: fc.constant([since('2023-10-01')]) },
    { weight: 1, arbitrary: fc.constant([since(LONG_AGO, EVE), since(CUT_OFF)]) },
  )
}
