import { dayAfter } from './dayAfter.ts'
import { type Decimal, ONE, plus, readDecimal, times } from './decimal.ts'
import { findUnexplainedEnds } from './findUnexplainedEnds.ts'
import type { Definitions } from './pipeline.ts'
import type { Succession } from './unit.ts'

/** A unit that is there, or one that ended and was followed by none, with the first day without it. */
export type Whereabouts = { kind: 'unit'; unit: string } | { kind: 'ended'; unit: string; on: string }

/**
 * Where on a later day a unit of the past has its place. What was divided by list is in several of `among`, nobody here knows how
 * much in which: `unit` is the one that was divided, `on` the day since when. One that gave some of its unions away has been divided too,
 * and is then itself among them.
 */
export type Place = Whereabouts | { kind: 'undivided'; unit: string; on: string; among: readonly Whereabouts[] }

/** A part of something and its place. */
export interface Placed {
  place: Place
  share: Decimal
}

/** From the state of a day to that of another, not earlier one: what takes effect on `after` itself has already happened. */
export interface Span {
  after: string
  until: string
}

/**
 * Returns what follows things from their places on `after` to those on `until`, through every succession between; the parts always add
 * up to what was given, exactly. All changes of a day happen at once. A unit that ends without a succession has no successor. What was
 * divided by list is whole again as soon as everything that it was divided among has come together. Throws where `until` is before `after`.
 */
export function followUnits(definitions: Pick<Definitions, 'units' | 'successions'>, span: Span): (placed: readonly Placed[]) => Placed[] {
  if (span.until < span.after) throw new Error(`Units are followed forward, not from ${span.after} back to ${span.until}`)
  const days = changesIn(definitions, span)
  return (placed) => days.reduce<Placed[]>((now, day) => join(now.flatMap((each) => move(each, day))), join(placed))
}

/** The same place by the same name. */
export function placeKey(place: Place): string {
  return place.kind === 'unit' ? `unit ${place.unit}` : `${place.kind} ${place.unit} ${place.on}`
}

/** Where each unit that changes on a day goes, as parts of it. */
type DayOfChange = ReadonlyMap<string, readonly Placed[]>

function changesIn({ units, successions }: Pick<Definitions, 'units' | 'successions'>, { after, until }: Span): DayOfChange[] {
  const unexplained = findUnexplainedEnds(units, successions).map(({ code, validTo }) => ended(code, dayAfter(validTo ?? '')))
  const all = [...successions, ...unexplained].filter(({ effectiveOn }) => after < effectiveOn && effectiveOn <= until)
  const days = [...new Set(all.map(({ effectiveOn }) => effectiveOn))].sort()
  return days.map((day) => {
    const rows = all.filter(({ effectiveOn }) => effectiveOn === day)
    return new Map(rows.map(({ from }) => [from, goingOf(rows.filter((row) => row.from === from))]))
  })
}

function ended(from: string, effectiveOn: string): Succession {
  return { from, to: null, effectiveOn, kind: 'dissolved', share: null, decision: null }
}

/** Where a unit goes: the rows are all that is said of it for one day, and all of one kind. */
function goingOf(rows: readonly Succession[]): Placed[] {
  const parts = rows.map(partOf)
  const [first] = rows
  if (!first || !isByList(first)) return parts
  const { from, effectiveOn: on, kind } = first
  const staying: Whereabouts[] = kind === 'transferred' ? [{ kind: 'unit', unit: from }] : []
  const among = distinct([...staying, ...parts.flatMap(({ place }) => whereabouts(place))])
  return [{ place: settled({ kind: 'undivided', unit: from, on, among }), share: ONE }]
}

function partOf({ from, to, effectiveOn, share }: Succession): Placed {
  const place: Whereabouts = to === null ? { kind: 'ended', unit: from, on: effectiveOn } : { kind: 'unit', unit: to }
  return { place, share: share === null ? ONE : readDecimal(share) }
}

function isByList({ kind, share }: Succession): boolean {
  return kind === 'transferred' || (kind === 'split' && share === null)
}

function move({ place, share }: Placed, day: DayOfChange): Placed[] {
  switch (place.kind) {
    case 'ended':
      return [{ place, share }]
    case 'unit':
      return (day.get(place.unit) ?? [{ place, share: ONE }]).map((part) => ({ place: part.place, share: times(share, part.share) }))
    case 'undivided': {
      const among = place.among.flatMap((each) => move({ place: each, share: ONE }, day)).flatMap((part) => whereabouts(part.place))
      return [{ place: settled({ ...place, among: distinct(among) }), share }]
    }
  }
}

/** What is all in one place is not divided any more; what has ended everywhere has ended. */
function settled(place: Place & { kind: 'undivided' }): Place {
  const [first, ...others] = place.among
  if (first && others.length === 0) return first
  const ends = place.among.flatMap((each) => (each.kind === 'ended' ? each.on : []))
  if (ends.length < place.among.length) return place
  return { kind: 'ended', unit: place.unit, on: ends.sort().at(-1) ?? place.on }
}

function whereabouts(place: Place): readonly Whereabouts[] {
  return place.kind === 'undivided' ? place.among : [place]
}

function distinct(places: readonly Whereabouts[]): Whereabouts[] {
  return [...new Map(places.map((place) => [placeKey(place), place]))].sort(byKey).map(([, place]) => place)
}

/** Parts that have come to one place are one part. */
function join(placed: readonly Placed[]): Placed[] {
  const joined = new Map<string, Placed>()
  for (const { place, share } of placed) {
    const other = joined.get(placeKey(place))
    joined.set(placeKey(place), { place, share: other ? plus(other.share, share) : share })
  }
  return [...joined].sort(byKey).map(([, each]) => each)
}

function byKey([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0
}
