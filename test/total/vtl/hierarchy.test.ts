import { describe, expect, it } from 'vitest'
import { HIERARCHY_MODES, type HierarchyMode, hierarchy, type Term } from './hierarchy.ts'

type Point = number | null

/** Ruleset HR_1 and data set DS_1 of the VTL 2.1 Reference Manual, "Hierarchical roll-up"; J, K, L, R, F's parts are missing. */
const HR_1 = {
  ...{ A: ['J', 'K', 'L'], B: ['M', 'N', 'O'], C: ['P', 'Q'], D: ['R', 'S'], E: ['T', 'U', 'V'], F: ['Y', 'W', 'Z'] },
  ...{ G: ['B', 'C'], H: ['D', 'E'], I: ['D', 'G'] },
}
const DS_1: Record<string, Point> = { M: 2, N: 5, O: 4, P: 7, Q: -7, S: 3, T: 9, U: null, V: 6 }

/** All rules in order: a code that a rule results in is taken from what that rule produced. */
function applied(mode: HierarchyMode): Record<string, Point> {
  const points = new Map(Object.entries(DS_1))
  const results = Object.entries(HR_1).flatMap(([code, right]) => {
    const value = hierarchy(right.map(plus), points, mode)
    if (value === undefined) return []
    points.set(code, value)
    return [[code, value] as const]
  })
  return Object.fromEntries(results)
}

function plus(code: string): Term {
  return { code, sign: 1 }
}

describe('A hierarchical rule', () => {
  it.each<[string, HierarchyMode, Record<string, Point>]>([
    ['example 1', 'non_null', { B: 11, C: 0, G: 11 }],
    ['example 2', 'non_zero', { B: 11, D: 3, E: null, G: 11, H: null, I: 14 }],
    ['example 3', 'partial_null', { B: 11, C: 0, D: null, E: null, G: 11, H: null, I: null }],
  ])('is as in the VTL 2.1 Reference Manual, "Hierarchical roll-up", %s (%s)', (_, mode, result) => {
    expect(applied(mode)).toEqual(result)
  })

  // In the order of the modes: non_null, non_zero, partial_null, partial_zero, always_null, always_zero.
  it.each<[string, Record<string, Point>, (Point | undefined)[]]>([
    ['all there', { X: 5, Y: 2 }, [3, 3, 3, 3, 3, 3]],
    ['all there, and come to zero', { X: 2, Y: 2 }, [0, undefined, 0, 0, 0, 0]],
    ['one unknown', { X: 5, Y: null }, [undefined, null, null, null, null, null]],
    ['one missing', { X: 5 }, [undefined, 5, null, 5, null, 5]],
    ['one missing, the other zero', { X: 0 }, [undefined, undefined, null, 0, null, 0]],
    ['one missing, the other unknown', { X: null }, [undefined, null, null, null, null, null]],
    ['all unknown', { X: null, Y: null }, [undefined, null, null, null, null, null]],
    ['all missing', {}, [undefined, undefined, undefined, undefined, null, 0]],
  ])('of X - Y says in each mode what there is where the two are %s', (_, points, results) => {
    const rule: Term[] = [plus('X'), { code: 'Y', sign: -1 }]
    expect(HIERARCHY_MODES.map((mode) => hierarchy(rule, new Map(Object.entries(points)), mode))).toEqual(results)
  })
})
