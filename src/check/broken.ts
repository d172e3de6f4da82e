import type { Fact } from '../pipeline/fact.ts'
import type { UnitRule } from '../pipeline/rule.ts'
import type { Judged } from './judged.ts'
import type { Term } from './slip/tie.ts'

/** The answer of a rule that does not hold: one finding, at the cell of a fact; with the figures that should add up there. */
export function broken(
  rule: UnitRule,
  fact: Fact | undefined,
  { expected, message, tied = [] }: { expected: string; message: string; tied?: readonly Term[] },
): Judged {
  return {
    isChecked: true,
    findings: [{ rule: rule.code, severity: rule.severity, at: fact?.at ?? null, given: fact?.raw ?? null, expected, message }],
    ties: new Map(fact ? [[fact.at, tied]] : []),
  }
}
