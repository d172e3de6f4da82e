import type { Fact } from '../pipeline/fact.ts'
import type { UnitRule } from '../pipeline/rule.ts'
import type { Judged } from './judged.ts'

/** The answer of a rule that does not hold: one finding, at the cell of a fact. */
export function broken(rule: UnitRule, fact: Fact | undefined, words: { expected: string; message: string }): Judged {
  return {
    isChecked: true,
    findings: [{ rule: rule.code, severity: rule.severity, at: fact?.at ?? null, given: fact?.raw ?? null, ...words }],
  }
}
