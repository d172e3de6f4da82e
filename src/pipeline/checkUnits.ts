import { dayAfter } from './dayAfter.ts'
import { keepLatest } from './keepLatest.ts'
import type { TableRow } from './readTable.ts'
import { isValidOn, type Unit } from './unit.ts'

/**
 * Returns the units if they make one tree: every parent is there as long as its child is, and nothing is valid twice on one day.
 * A later table's row wins over an earlier one's for the same unit and first day. Throws with file and line otherwise.
 */
export function checkUnits(rows: readonly TableRow<Unit>[]): Unit[] {
  const kept = keepLatest(rows, ({ code, validFrom }) => `${code} from ${validFrom}`)
  for (const entry of kept) {
    const problem = findProblem(entry, kept)
    if (problem) throw new Error(`${entry.file}, line ${entry.line}: unit ${entry.row.code}: ${problem}`)
  }
  const units = kept.map(({ row }) => row)
  if (units.filter(({ role, parent, validTo }) => role === 'total' && parent === null && validTo === null).length !== 1) {
    throw new Error(`${rows[0]?.file ?? 'units/units.csv'}: exactly one total unit without a parent is needed`)
  }
  return units
}

function findProblem({ row }: TableRow<Unit>, all: readonly TableRow<Unit>[]): string | null {
  if (row.role === 'grassroots') return 'a grassroots union comes from the list of its upper union, not from this table'
  if (row.validTo !== null && row.validTo < row.validFrom) return 'ends before it begins'
  const twin = all.find(({ row: other }) => other !== row && other.code === row.code && isValidOn(other, row.validFrom))
  if (twin) return `is also described on line ${twin.line} of ${twin.file} for the same day`
  if (row.parent === null) return row.role === 'total' ? null : 'has no parent to add up to'
  if (row.parent === row.code) return 'is its own parent'
  const parents = all.map((entry) => entry.row).filter(({ code, role }) => code === row.parent && role === 'total')
  const day = firstDayWithout(parents, row)
  return day && `its parent ${row.parent} is not there, as a total unit, on ${day}`
}

/** The first day on which a unit is there and none of its parent's rows is; null where there is no such day. */
function firstDayWithout(parents: readonly Unit[], child: Unit): string | null {
  let day = child.validFrom
  while (child.validTo === null || day <= child.validTo) {
    const there = parents.find((parent) => isValidOn(parent, day))
    if (!there) return day
    if (there.validTo === null) return null
    day = dayAfter(there.validTo)
  }
  return null
}
