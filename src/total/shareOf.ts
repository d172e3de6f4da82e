import type { Share } from '../pipeline/indicator.ts'
import { daysOf } from './daysOf.ts'
import { ratioOf } from './ratioOf.ts'
import type { UnitTotal } from './unitTotal.ts'

/** A share of one unit, from its lines of the numerator and the denominator. Missing is who is missing from either. */
export function shareOf(part: UnitTotal, whole: UnitTotal, share: Share): UnitTotal {
  const missing = [...new Set([...part.missing, ...whole.missing])].sort()
  const expected = Math.max(part.expected, whole.expected, missing.length)
  const owns = [part.isOwnIn, whole.isOwnIn].filter((isIn) => isIn !== null)
  return {
    unit: part.unit,
    role: part.role,
    indicator: share.code,
    time: share.time,
    ...ratioOf(part, whole, share.decimals),
    missing,
    expected,
    reported: expected - missing.length,
    isOwnIn: owns.length === 0 ? null : owns.every((isIn) => isIn),
    ...daysOf([part, whole]),
  }
}
