import type { UnitTotal } from '../unitTotal.ts'
import type { PartLine } from './longTotal.ts'

/**
 * Who is in a flow over several periods: a unit is expected if any of them expects it, and missing if it is missing in any. The
 * own row is in if it is in wherever it is asked. `under` are the lines of the reporting units.
 */
export function joinCoverage(
  lines: readonly PartLine[],
  under: readonly PartLine[],
): Pick<UnitTotal, 'reported' | 'expected' | 'missing' | 'isOwnIn'> {
  const missing = [...new Set(lines.flatMap(({ total }) => total.missing))].sort()
  const asked = under.filter(({ total }) => total.expected > 0).map(({ total }) => total.unit)
  const expected = new Set(asked).size
  const owns = lines.map(({ total }) => total.isOwnIn).filter((isIn) => isIn !== null)
  return { missing, expected, reported: expected - missing.length, isOwnIn: owns.length === 0 ? null : owns.every((isIn) => isIn) }
}
