import type { TableRow } from './readTable.ts'
import { isValidOn, type Unit } from './unit.ts'

/**
 * Returns the units if they make one tree: every parent is there while its child is, and nothing is valid twice on one day.
 * Throws with the line otherwise.
 */
export function checkUnits(rows: readonly TableRow<Unit>[]): Unit[] {
  const latest = new Map<string, TableRow<Unit>>()
  for (const entry of rows) latest.set(`${entry.row.code} ${entry.row.validFrom}`, entry)
  const kept = [...latest.values()]
  for (const { line, row } of kept) {
    const refuse = (what: string): never => {
      throw new Error(`pipelines/units/units.csv, line ${line}: unit ${row.code}: ${what}`)
    }
    if (row.validTo !== null && row.validTo < row.validFrom) refuse('ends before it begins')
    const twin = kept.find(({ row: other }) => other !== row && other.code === row.code && isValidOn(other, row.validFrom))
    if (twin) refuse(`is also described on line ${twin.line} for the same day`)
    if (row.role === 'total' ? row.parent !== null && row.parent === row.code : row.parent === null) refuse('has no parent to add up to')
    if (row.parent !== null && !kept.some(({ row: other }) => other.code === row.parent && isValidOn(other, row.validFrom))) {
      refuse(`its parent ${row.parent} is not there on ${row.validFrom}`)
    }
  }
  if (kept.filter(({ row }) => row.role === 'total' && row.parent === null && row.validTo === null).length !== 1) {
    throw new Error('pipelines/units/units.csv: exactly one total unit without a parent is needed')
  }
  return kept.map(({ row }) => row)
}
