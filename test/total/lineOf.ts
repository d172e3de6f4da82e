import fc from 'fast-check'
import type { Sum } from '../../src/total/addFigures.ts'
import type { UnitTotal } from '../../src/total/unitTotal.ts'

/** What a unit had, as the roll-up writes it; null where it reported nothing. */
export function lineOf(unit: string, said: Sum | { num: number; den: number } | number | null): UnitTotal {
  const figure = typeof said === 'number' ? exact(said) : said
  return {
    unit,
    role: 'upper',
    indicator: 'members',
    time: 'stock',
    ...(figure === null
      ? NOTHING
      : 'den' in figure
        ? { ...exact(Math.round(figure.num / figure.den)), ...figure }
        : { ...NOTHING, ...figure }),
    reported: figure === null ? 0 : 1,
    expected: 1,
    missing: figure === null ? [unit] : [],
    isOwnIn: null,
    asOfFirst: null,
    asOfLast: null,
  } as UnitTotal
}

const NOTHING = { stated: null, low: null, high: null, qualifier: null, num: null, den: null }

export function exact(value: number): Sum {
  return { stated: value, low: value, high: value, qualifier: 'exact' }
}

/** "Trên 3.000": what was typed is not a number that it can be. */
export function above(value: number): Sum {
  return { stated: value, low: value + 1, high: null, qualifier: 'gte' }
}

export function between(low: number, high: number): Sum {
  return { stated: null, low, high, qualifier: 'range' }
}

export function about(stated: number | null): Sum {
  return { stated, low: null, high: null, qualifier: 'approx' }
}

/** What a unit may have had, in every way of knowing it, and nothing. */
export function arbitrarySaid(): fc.Arbitrary<Sum | null> {
  const number = fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 60_000 }))
  return fc.oneof(
    { weight: 6, arbitrary: number.map(exact) },
    { weight: 2, arbitrary: number.map(above) },
    { weight: 1, arbitrary: number.map((value) => ({ ...above(value), stated: value + 1 })) },
    { weight: 2, arbitrary: fc.tuple(number, fc.integer({ min: 1, max: 9 })).map(([low, width]) => between(low, low + width)) },
    { weight: 1, arbitrary: number.map((value) => ({ stated: value + 2, low: 0, high: value + 2, qualifier: 'range' as const })) },
    { weight: 1, arbitrary: fc.option(number, { freq: 4 }).map(about) },
    { weight: 2, arbitrary: fc.constant(null) },
  )
}
