import type { PeriodRule, Rule, SubmissionRule, TimeRule } from '../pipeline/rule.ts'

const OVER_TIME: Record<TimeRule['kind'], true> = {
  yearAddsUp: true,
  carriesOver: true,
  listMoves: true,
  changesWithin: true,
  likeBefore: true,
}
const OVER_PERIOD: Record<PeriodRule['kind'], true> = { totalAtMost: true, totalsCancel: true, needsBase: true }

/** Whether a rule is about the totals of a period rather than about one submission. */
export function isOverPeriod(rule: Rule): rule is PeriodRule {
  return rule.kind in OVER_PERIOD
}

/** Whether a rule is about a unit's returns of several periods. */
export function isOverTime(rule: Rule): rule is TimeRule {
  return rule.kind in OVER_TIME
}

/** Whether a rule can be judged on one return alone. */
export function isOnSubmission(rule: Rule): rule is SubmissionRule {
  return !isOverPeriod(rule) && !isOverTime(rule)
}
