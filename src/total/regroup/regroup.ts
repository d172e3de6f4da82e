import { type Decimal, decimalOf, isOne, numberOf, ONE, plus, printDecimal } from '../../pipeline/decimal.ts'
import type { Figure } from '../../pipeline/figure.ts'
import { followUnits, type Place, placeKey, type Span } from '../../pipeline/followUnits.ts'
import type { Definitions } from '../../pipeline/pipeline.ts'
import { isThere, isValidOn } from '../../pipeline/unit.ts'
import { addFigures, type Sum } from '../addFigures.ts'
import type { UnitTotal } from '../unitTotal.ts'
import { type Amount, divideLine } from './divideLine.ts'

/** What one unit of the past brings to a row. */
export interface Part extends Amount {
  /** The unit as it was then. */
  unit: string
  /** All that it had; or a share of it, which is an estimate; or what is among several units, nobody here knows how. */
  step: 'whole' | 'share' | 'unknown'
  /** How much of the unit this is, as a decimal: "1" is all of it. */
  share: string
}

/** What units of the past had, by where that has its place on a later day. */
export interface RegroupedRow extends Amount {
  place: Place
  /** What is printed: the sum, but only approximate where a share of a unit is in it. Null for a mean, and where nothing was reported. */
  value: Sum | null
  /** Whether a share of a unit is in it, or a figure that was approximate when it was given. */
  isApprox: boolean
  /** Whether some of what could not be divided may be this unit's too. */
  isPartial: boolean
  /** By unit. None for a unit that has no predecessor. */
  parts: readonly Part[]
  /** The units among the parts that owed the figure and did not give all of it. */
  missing: readonly string[]
}

type Units = Pick<Definitions, 'units' | 'successions'>

/** How a row that is no unit of the later day is named to people, beside the unit that had the figures. */
export const PLACE_WORDS: Readonly<Record<Exclude<Place['kind'], 'unit'>, string>> = {
  undivided: 'không chia được theo đơn vị hiện nay',
  ended: 'đã kết thúc, không có đơn vị kế thừa',
}

/**
 * Shows the figures of a past day on the units of a later one. `lines` are what the reporting units had, one each and no totals, for one
 * indicator and basis: of a sum, or of a mean, whose `num` and `den` alone are regrouped; a roll-up share is worked out anew from both
 * of its sides. Returns a row for every reporting unit of the later day, then what could not be divided, then what has ended; their
 * sums always add up to what the lines add up to. A unit that the definitions do not know on the day of the lines counts as ended.
 * Throws where a line is of a total, or a unit has two.
 */
export function regroup(lines: readonly UnitTotal[], definitions: Units, span: Span): RegroupedRow[] {
  if (lines.some(({ role }) => role === 'total') || new Set(lines.map(({ unit }) => unit)).size < lines.length) {
    throw new Error('What is regrouped is one line for each reporting unit')
  }
  const moved = moveLines(lines, definitions, span)
  const places = distinctPlaces([...unitsOn(span.until, definitions), ...moved.map(({ place }) => place)])
  const among = new Set(places.flatMap((place) => (place.kind === 'undivided' ? place.among.map(placeKey) : [])))
  return places.map((place) => {
    const here = moved.filter((each) => placeKey(each.place) === placeKey(place))
    return { place, isPartial: among.has(placeKey(place)), ...addUp(here) }
  })
}

/** A part of a line, at the place where it has come to. */
interface MovedPart {
  line: UnitTotal
  place: Place
  part: Part
}

function moveLines(lines: readonly UnitTotal[], definitions: Units, span: Span): MovedPart[] {
  const follow = followUnits(definitions, span)
  return lines.flatMap((line) => {
    const placed = follow([{ place: placeThen(line.unit, definitions, span.after), share: ONE }])
    return divideLine(line, placed).map(({ place, share, amount }) => {
      return { line, place, part: { unit: line.unit, step: stepTo(place, share), share: printDecimal(share), ...amount } }
    })
  })
}

function placeThen(unit: string, { units }: Units, day: string): Place {
  return isThere(units, unit, day) ? { kind: 'unit', unit } : { kind: 'ended', unit, on: day }
}

function stepTo(place: Place, share: Decimal): Part['step'] {
  if (place.kind === 'undivided') return 'unknown'
  return isOne(share) ? 'whole' : 'share'
}

function unitsOn(day: string, { units }: Units): Place[] {
  const reporting = units.filter((unit) => (unit.role === 'upper' || unit.role === 'own') && isValidOn(unit, day))
  return reporting.map(({ code }) => ({ kind: 'unit', unit: code }))
}

const KINDS: readonly Place['kind'][] = ['unit', 'undivided', 'ended']

/** Each place once: first the units, then what could not be divided, then what has ended. */
export function distinctPlaces(places: readonly Place[]): Place[] {
  const once = [...new Map(places.map((place) => [placeKey(place), place])).values()]
  return KINDS.flatMap((kind) => once.filter((place) => place.kind === kind))
}

function addUp(moved: readonly MovedPart[]): Omit<RegroupedRow, 'place' | 'isPartial'> {
  const sorted = moved.toSorted((a, b) => (a.line.unit < b.line.unit ? -1 : 1))
  const parts = sorted.map(({ part }) => part)
  const sums = parts.flatMap((part) => part.sum ?? [])
  const isEstimate = parts.some(({ share }) => share !== '1')
  const value = addSums(sums)
  return {
    value: value && isEstimate ? { stated: value.stated, low: null, high: null, qualifier: 'approx' } : value,
    sum: value && { ...value, stated: addStated(sums) },
    num: addNumbers(parts.flatMap(({ num }) => num ?? [])),
    den: addNumbers(parts.flatMap(({ den }) => den ?? [])),
    isApprox: isEstimate || moved.some(({ line }) => line.qualifier === 'approx'),
    parts,
    missing: sorted.flatMap(({ line }) => (line.reported < line.expected || line.isOwnIn === false ? line.unit : [])),
  }
}

function addSums(sums: readonly Sum[]): Sum | null {
  return addFigures(sums.map((sum): Figure => ({ ...sum, state: 'value' })))
}

/** What was stated, added up on its own: a bound's is what was typed, and would be lost in the sum of bounds. */
function addStated(sums: readonly Sum[]): number | null {
  return addSums(sums.map((sum) => ({ ...sum, qualifier: 'approx' })))?.stated ?? null
}

function addNumbers(numbers: readonly number[]): number | null {
  return numbers.length === 0 ? null : numberOf(numbers.map(decimalOf).reduce(plus))
}
