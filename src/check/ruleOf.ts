import type { Rule } from '../pipeline/rule.ts'

/** The rules of one kind. */
export type RuleOf<Kind extends Rule['kind']> = Extract<Rule, { kind: Kind }>
