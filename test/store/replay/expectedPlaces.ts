import type { Chronicle, Version } from './chronicle.ts'

/** Where a union is from one day to another (null: still). */
interface PlacedUnion {
  union: string
  name: string
  parent: string
  from: string
  to: string | null
}

const QUARTERS = [
  ['2023-Q2', '2023-04-01'],
  ['2023-Q3', '2023-07-01'],
] as const
const [LAST_DAY_OF_SECOND, START_OF_THIRD] = ['2023-06-30', '2023-07-01']

/** Where the lists in force put each union: quarter by quarter, as a clerk would note it on a card. */
export function expectedPlaces({ versions, definitions }: Chronicle): PlacedUnion[] {
  const endOf = (unit: string) => definitions.units.find(({ code }) => code === unit)?.validTo ?? null
  return placesByLists(versions).map(({ listedLast, ...place }) => endWith(place, { listedLast, end: endOf(place.parent) }))
}

/** The first day of the last period whose list in force has the union there. */
type ListedPlace = PlacedUnion & { listedLast: string }

/** A union is not there longer than its upper union, unless a list in force says so. */
function endWith(place: PlacedUnion, { listedLast, end }: { listedLast: string; end: string | null }): PlacedUnion {
  const isEnded = end !== null && listedLast <= end && (place.to === null || end < place.to)
  return isEnded ? { ...place, to: end } : place
}

function placesByLists(versions: readonly Version[]): ListedPlace[] {
  const lists = versions.filter(
    (version): version is Version & { unions: NonNullable<Version['unions']> } => version.to === null && version.unions !== null,
  )
  const unions = [...new Set(lists.flatMap((list) => list.unions.map(({ code }) => code)))].sort()
  return unions.flatMap((union): ListedPlace[] => {
    const [second, third] = QUARTERS.map(([period, from]) => {
      const list = lists.find((each) => each.period === period && each.unions.some(({ code }) => code === union))
      const name = list?.unions.find(({ code }) => code === union)?.name ?? ''
      return list ? { union, name, parent: list.unit, from, to: null, listedLast: from } : null
    })
    if (!second) return third ? [third] : []
    if (third && third.parent === second.parent && third.name === second.name) return [{ ...second, listedLast: third.from }]
    const isGone = lists.some((each) => each.period === '2023-Q3' && each.unit === second.parent)
    const ends = third || isGone ? { ...second, to: LAST_DAY_OF_SECOND } : second
    return third ? [ends, { ...third, from: START_OF_THIRD }] : [ends]
  })
}
