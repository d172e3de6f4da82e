import type { UnitTotal } from '../unitTotal.ts'
import type { LeftOut } from './comparison.ts'

/** What the reporting units gave to one line, or to both lines of a share, on either side. */
interface Sides {
  now: readonly UnitTotal[]
  before: readonly UnitTotal[]
}

/**
 * The units that can be compared on these lines: they gave fully, on both sides, all that is asked of them on either, and are not
 * `changed`. A unit that is asked on one side only gave nothing on the other; one that is asked on neither is not left out.
 */
export function findComparable(sides: Sides, changed: ReadonlySet<string>): { comparable: string[]; leftOut: LeftOut } {
  const asked = [...sides.now, ...sides.before].filter(isAsked)
  const units = [...new Set(asked.map(({ unit }) => unit))].sort()
  const isGiven = (side: readonly UnitTotal[], unit: string) =>
    asked.filter((line) => line.unit === unit).every((line) => side.some((other) => isSameLine(other, line) && isFull(other)))
  const kept = units.filter((unit) => !changed.has(unit))
  const [missingNow, missingBefore] = [sides.now, sides.before].map((side) => kept.filter((unit) => !isGiven(side, unit)))
  return {
    comparable: kept.filter((unit) => isGiven(sides.now, unit) && isGiven(sides.before, unit)),
    leftOut: { missingNow: missingNow ?? [], missingBefore: missingBefore ?? [], changed: units.filter((unit) => changed.has(unit)) },
  }
}

function isAsked({ role, expected, isOwnIn }: UnitTotal): boolean {
  return role === 'own' ? isOwnIn !== null : expected > 0
}

function isFull({ role, expected, reported, isOwnIn }: UnitTotal): boolean {
  return role === 'own' ? isOwnIn === true : expected > 0 && reported === expected
}

function isSameLine(a: UnitTotal, b: UnitTotal): boolean {
  return a.unit === b.unit && a.indicator === b.indicator && a.time === b.time
}
