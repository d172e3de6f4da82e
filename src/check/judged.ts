import type { Finding } from '../pipeline/finding.ts'

/** What a rule says of a submission: its findings, and whether it could be judged at all. */
export interface Judged {
  findings: Finding[]
  /** False where a figure that the rule needs is missing, unknown or only a bound. */
  isChecked: boolean
}

export const HOLDS: Judged = { findings: [], isChecked: true }
export const UNKNOWN: Judged = { findings: [], isChecked: false }

/** Several answers of one rule as one. */
export function joinJudged(answers: readonly Judged[]): Judged {
  return { findings: answers.flatMap(({ findings }) => findings), isChecked: answers.every(({ isChecked }) => isChecked) }
}
