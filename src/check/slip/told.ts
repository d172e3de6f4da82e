import type { Finding } from '../../pipeline/finding.ts'
import type { UnitRule } from '../../pipeline/rule.ts'
import type { Submitted } from '../checkRule.ts'
import type { Term } from './tie.ts'

/** A finding with the rule that it is of, and the figures that the rule adds up there. */
export interface Told {
  rule: UnitRule
  finding: Finding
  tied: readonly Term[]
}

/** A submission with the rules that it is judged by. */
export interface Judging extends Submitted {
  rules: readonly UnitRule[]
}
