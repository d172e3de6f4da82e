import { sumExactly } from '../../../src/total/sumExactly.ts'

/** One term on the right side of a hierarchical rule: A = B + C - D has three. */
export interface Term {
  code: string
  sign: 1 | -1
}

export const HIERARCHY_MODES = ['non_null', 'non_zero', 'partial_null', 'partial_zero', 'always_null', 'always_zero'] as const
export type HierarchyMode = (typeof HIERARCHY_MODES)[number]

/**
 * What one hierarchical rule comes to: a number, null where it is unknown, undefined where no data point is produced. A code that
 * the map has not got is a missing data point, and counts as null or as 0 by the mode; a null that is there is null in every mode.
 * After `hierarchy` of VTL 2.1 (Reference Manual, "VTL-ML - Hierarchical aggregation", "Hierarchical roll-up"). Where its table of
 * modes and its text part, this follows the text and example 3: `partial_` asks that a data point is there, be it null.
 */
export function hierarchy(
  terms: readonly Term[],
  points: ReadonlyMap<string, number | null>,
  mode: HierarchyMode,
): number | null | undefined {
  const value = combine(terms, points, mode.endsWith('zero') ? 0 : null)
  switch (mode) {
    case 'non_null':
      return value ?? undefined
    case 'non_zero':
      return value === 0 ? undefined : value
    case 'partial_null':
    case 'partial_zero':
      return terms.some(({ code }) => points.has(code)) ? value : undefined
    case 'always_null':
    case 'always_zero':
      return value
  }
}

function combine(terms: readonly Term[], points: ReadonlyMap<string, number | null>, absent: 0 | null): number | null {
  const values = terms.map(({ code, sign }) => {
    const point = points.get(code)
    const value = point === undefined ? absent : point
    return value === null ? null : sign * value
  })
  return sumExactly(values)
}
