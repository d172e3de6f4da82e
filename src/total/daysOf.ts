import type { UnitTotal } from './unitTotal.ts'

type Days = Pick<UnitTotal, 'asOfFirst' | 'asOfLast'>

/** The first and the last day that figures of these lines stand for. */
export function daysOf(totals: readonly Days[]): Days {
  const days = totals.flatMap(({ asOfFirst, asOfLast }) => [asOfFirst, asOfLast]).filter((day) => day !== null)
  days.sort()
  return { asOfFirst: days[0] ?? null, asOfLast: days.at(-1) ?? null }
}
