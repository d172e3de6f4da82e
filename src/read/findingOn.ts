import type { RawCell } from '../parse/rawCell.ts'
import type { Finding } from '../pipeline/finding.ts'

/** A finding on one cell, which is what was given. */
export function findingOn(
  { at, raw }: RawCell,
  { rule, severity, message, expected = null }: Pick<Finding, 'rule' | 'severity' | 'message'> & { expected?: string | null },
): Finding {
  return { rule, severity, at, given: raw, expected, message }
}
