import fc from 'fast-check'
import { arbitraryFigure } from './arbitraryFigure.ts'
import { listedBy } from './arbitraryUnits.ts'
import type { Fact, Line, Unit } from './federation.ts'
import { versionsOf } from './versionsOf.ts'

type Place = Pick<Fact, 'unit' | 'reporter' | 'indicator' | 'time'>
type Version = Omit<Fact, keyof Place | 'item'>

/** What the units reported: none, one or two facts for each line that is theirs, in one version or two. */
export function arbitraryFacts(units: readonly Unit[], lines: readonly Line[]): fc.Arbitrary<Fact[]> {
  const places = new Map(
    lines.flatMap((line) => units.flatMap((unit) => placesOf(line, unit))).map((place) => [JSON.stringify(place), place]),
  )
  return fc.oneof(...SIZES).chain((versions) => {
    const drawn = [...places.values()].map((place) => arbitraryFactsAt(place, versions))
    return fc.tuple(...drawn).map((facts) => facts.flat())
  })
}

function placesOf({ indicator, time, rollUp, level }: Line, { code, role }: Unit): Place[] {
  const isUpper = role === 'upper' && level !== 'P'
  const isOwn = role === 'own' && (level === 'P' || level === 'UP')
  if (!isUpper && !isOwn) return []
  const place = { reporter: code, indicator, time }
  if (level === 'G') return listedBy(code).map((unit) => ({ ...place, unit }))
  return level === 'D' && rollUp !== 'derived' ? [] : [{ ...place, unit: code }]
}

/** A typed total of parts is a control: never an addend. */
function arbitraryFactsAt(place: Place, versions: fc.Arbitrary<Version[]>): fc.Arbitrary<Fact[]> {
  const isControl = place.indicator === 'DERIVED'
  const factsOf = (item: string) =>
    versions.map((drawn) => drawn.map((version): Fact => ({ ...place, item, ...version, isAddend: version.isAddend && !isControl })))
  return ITEMS.chain((items) => fc.tuple(...items.map(factsOf)).map((facts) => facts.flat()))
}

const ITEMS = fc.oneof(
  { weight: 1, arbitrary: fc.constant([]) },
  { weight: 6, arbitrary: fc.constant(['']) },
  { weight: 2, arbitrary: fc.constant(['1', '2']) },
)

/** A federation's figures are small, or near one another (shares near 100 per cent), or billions. */
const SIZES = [
  { weight: 4, arbitrary: fc.constant(versionsIn(1, 12)) },
  { weight: 2, arbitrary: fc.constant(versionsIn(9_990, 10_010)) },
  { weight: 1, arbitrary: fc.constant(versionsIn(1, 10_000_000_000)) },
]

function versionsIn(min: number, max: number): fc.Arbitrary<Version[]> {
  const isAddend = fc.nat({ max: 15 }).map((n) => n < 15)
  const asOf = fc.constantFrom('2023-05-31', '2023-08-31', '2023-09-30')
  const drawn = fc.record({ figure: arbitraryFigure(fc.integer({ min, max })), isAddend, asOf })
  return versionsOf(drawn.map(({ figure, ...rest }) => ({ ...figure, ...rest })))
}
