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
