import type { TimeBasis } from '../pipeline/indicator.ts'
import { isAtMost } from '../total/compareFigures.ts'
import { printSum } from '../total/printSum.ts'
import { broken } from './broken.ts'
import type { Figures } from './figures.ts'
import { HOLDS, type Judged, UNKNOWN } from './judged.ts'
import { lowerFirst } from './lowerFirst.ts'
import type { RuleOf } from './ruleOf.ts'

/** A figure is at most another one: on the same basis, or on the limit's own. */
export function checkAtMost(rule: RuleOf<'atMost'>, time: TimeBasis, figures: Figures): Judged {
  if (figures.isLeftOut(rule.on, time)) return HOLDS
  const [value, limit] = [figures.figure(rule.on, time), figures.figure(rule.limit, rule.limitTime ?? time)]
  if (!value || !limit) return UNKNOWN
  const verdict = isAtMost(value, limit)
  if (verdict !== 'broken') return verdict === 'holds' ? HOLDS : UNKNOWN
  const [label, limitLabel] = [figures.indicator(rule.on).label, figures.indicator(rule.limit).label]
  return broken(rule, figures.fact(rule.on, time), {
    expected: `không quá ${printSum(limit)}`,
    message: `${label} (${printSum(value)}) lớn hơn ${lowerFirst(limitLabel)} (${printSum(limit)}). Đề nghị kiểm tra lại hai số.`,
  })
}
