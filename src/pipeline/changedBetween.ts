import { dayAfter, dayBefore } from './dayAfter.ts'
import type { Definitions } from './pipeline.ts'
import { isThere, isValidOn, type Succession, type Unit } from './unit.ts'

/** What happened to units between two days. */
export interface UnitChanges {
  units: Set<string>
  /** Whether a series across the two days is broken somewhere. */
  isBroken: boolean
  /** The successions among the changes, by day; a unit may also begin, end or move without one. */
  why: Succession[]
}

/**
 * The units that are not on `until` what they were on `after`: touched by a succession on either side, begun, ended, or under another
 * parent or in another role. A change belongs to the first day of the new state, and counts if that is later than `after` and not later
 * than `until`. Another name is no change.
 */
export function changedBetween(
  { units, successions }: Pick<Definitions, 'units' | 'successions'>,
  after: string,
  until: string,
): UnitChanges {
  const isWithin = (day: string) => after < day && day <= until
  const why = successions
    .filter(({ effectiveOn }) => isWithin(effectiveOn))
    .sort((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : a.effectiveOn > b.effectiveOn ? 1 : 0))
  const begun = units.filter((unit) => isWithin(unit.validFrom) && !wasAlike(unit, units))
  const ended = units.filter(
    ({ code, validTo }) => validTo !== null && isWithin(dayAfter(validTo)) && !isThere(units, code, dayAfter(validTo)),
  )
  const touched = new Set([
    ...why.flatMap(({ from, to }) => (to === null ? [from] : [from, to])),
    ...[...begun, ...ended].map(({ code }) => code),
  ])
  return { units: touched, isBroken: touched.size > 0, why }
}

/** Whether the unit was there the day before, in the same role under the same parent. */
function wasAlike({ code, role, parent, validFrom }: Unit, units: readonly Unit[]): boolean {
  const eve = dayBefore(validFrom)
  return units.some((other) => other.code === code && other.role === role && other.parent === parent && isValidOn(other, eve))
}
