import type { Address } from '../pipeline/address.ts'
import type { Finding } from '../pipeline/finding.ts'
import type { Term } from './slip/tie.ts'

/** What a rule says of a submission: its findings, and whether it could be judged at all. */
export interface Judged {
  findings: Finding[]
  /** False where a figure that the rule needs is missing, unknown or only a bound. */
  isChecked: boolean
  /** By the cells of findings, the figures whose sum does not come out. */
  ties?: ReadonlyMap<Address, readonly Term[]>
}

export const HOLDS: Judged = { findings: [], isChecked: true }
export const UNKNOWN: Judged = { findings: [], isChecked: false }

/** Several answers of one rule as one. */
export function joinJudged(answers: readonly Judged[]): Judged {
  return {
    findings: answers.flatMap(({ findings }) => findings),
    isChecked: answers.every(({ isChecked }) => isChecked),
    ties: new Map(answers.flatMap(({ ties }) => [...(ties ?? [])])),
  }
}
