import { exactly } from '../pipeline/figure.ts'
import type { TimeBasis } from '../pipeline/indicator.ts'
import { isAtMost } from '../total/compareFigures.ts'
import { printSum } from '../total/printSum.ts'
import { broken } from './broken.ts'
import type { Figures } from './figures.ts'
import { HOLDS, type Judged, UNKNOWN } from './judged.ts'
import type { RuleOf } from './ruleOf.ts'

/** A figure is a plausible one. A mean of nobody, or one that does not apply, need not be. */
export function checkWithin(rule: RuleOf<'within'>, time: TimeBasis, figures: Figures): Judged {
  const { label, measure, weight } = figures.indicator(rule.on)
  const isOfNobody = weight !== undefined && figures.figure(weight, time)?.high === 0
  const fact = figures.fact(rule.on, time)
  if (isOfNobody || fact?.state === 'not_applicable' || figures.isLeftOut(rule.on, time)) return HOLDS
  const value = figures.figure(rule.on, time)
  if (!value) return UNKNOWN
  const verdicts = [isAtMost(exactly(rule.low), value), isAtMost(value, exactly(rule.high))]
  if (!verdicts.includes('broken')) return verdicts.includes('unknown') ? UNKNOWN : HOLDS
  const usual = printSum({ stated: null, low: rule.low, high: rule.high, qualifier: 'range' })
  return broken(rule, fact, {
    expected: usual,
    message: `${label} (${printSum(value)} ${measure}) nằm ngoài mức thường gặp, ${usual}. Có phải ghi nhầm đơn vị tính? Đề nghị kiểm tra lại hoặc giải trình.`,
  })
}
