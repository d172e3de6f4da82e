import type { UnitNames } from './buildUnitNames.ts'
import { editDistance } from './editDistance.ts'

const FURTHEST = 2
const LETTERS_PER_MISTAKE = 4

/** Finds the units whose names are nearest to one that nobody uses, to ask about; none if all are far. */
export function findNearest(key: string, names: UnitNames): string[] {
  const limit = Math.min(FURTHEST, Math.floor(key.length / LETTERS_PER_MISTAKE))
  const measured = [...names.ways].map(([way, codes]) => ({ codes, distance: editDistance(key, way) }))
  const least = Math.min(limit, ...measured.map(({ distance }) => distance))
  return [...new Set(measured.filter(({ distance }) => distance === least).flatMap(({ codes }) => codes))]
}
