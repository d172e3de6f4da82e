import type { Address } from './address.ts'

/** How much a finding weighs: an error returns the file, a warning asks for a confirmation, a notice only tells. */
export type Severity = 'error' | 'warning' | 'notice'

/**
 * Something the submitter should look at. A value, never thrown.
 * `message` is one plain Vietnamese text: where, what is wrong with the numbers in it, what to do.
 */
export interface Finding {
  rule: string
  severity: Severity
  at: Address | null
  given: string | null
  expected: string | null
  message: string
}

const WEIGHT: Record<Severity, number> = { error: 0, warning: 1, notice: 2 }

/** Errors before warnings before notices, each in the order in which they came. */
export function heaviestFirst(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity])
}
