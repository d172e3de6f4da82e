import type { TimeBasis } from '../pipeline/indicator.ts'
import type { VersionFact } from '../store/selectVersions.ts'
import type { UnitTotal } from '../total/unitTotal.ts'

/** What a figure was and what it is now; null where there was, or is, none. */
export interface ChangedFact extends Pick<VersionFact, 'unit' | 'about' | 'aboutName' | 'indicator' | 'time' | 'item'> {
  was: VersionFact | null
  now: VersionFact | null
}

/** What a total was and what it is now; null where there was, or is, no such line. */
export interface ChangedTotal {
  unit: string
  indicator: string
  time: TimeBasis
  was: UnitTotal | null
  now: UnitTotal | null
}

/** The figures that are not the same, in the order of those that are now, then of those that are gone. Where a figure stands, and how it was typed, is none of it. */
export function compareFacts(was: readonly VersionFact[], now: readonly VersionFact[]): ChangedFact[] {
  return compare(was, now, {
    keyOf: ({ unit, about, indicator, time, item }) => JSON.stringify([unit, about, indicator, time, item]),
    saysOf: ({ state, stated, low, high, qualifier }) => JSON.stringify([state, stated, low, high, qualifier]),
  }).map(({ was: before, now: after, some }) => {
    const { unit, about, aboutName, indicator, time, item } = some
    return { unit, about, aboutName, indicator, time, item, was: before, now: after }
  })
}

/** The totals that came to something else, or to as much from other units. */
export function compareTotalLines(was: readonly UnitTotal[], now: readonly UnitTotal[]): ChangedTotal[] {
  return compare(was, now, {
    keyOf: ({ unit, indicator, time }) => JSON.stringify([unit, indicator, time]),
    saysOf: ({ stated, low, high, qualifier, num, den, reported, expected, isOwnIn, missing }) =>
      JSON.stringify([stated, low, high, qualifier, num, den, reported, expected, isOwnIn, missing]),
  }).map(({ was: before, now: after, some: { unit, indicator, time } }) => ({ unit, indicator, time, was: before, now: after }))
}

interface Pair<T> {
  was: T | null
  now: T | null
  /** Whichever there is. */
  some: T
}

function compare<T>(
  was: readonly T[],
  now: readonly T[],
  { keyOf, saysOf }: { keyOf: (each: T) => string; saysOf: (each: T) => string },
): Pair<T>[] {
  const before = new Map(was.map((each) => [keyOf(each), each]))
  const after = new Set(now.map(keyOf))
  const changed = now.flatMap((each): Pair<T>[] => {
    const old = before.get(keyOf(each)) ?? null
    return old && saysOf(old) === saysOf(each) ? [] : [{ was: old, now: each, some: each }]
  })
  const gone = was.filter((each) => !after.has(keyOf(each))).map((each) => ({ was: each, now: null, some: each }))
  return [...changed, ...gone]
}
