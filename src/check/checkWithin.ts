import { printNumber } from '../parse/printNumber.ts'
import { exactly } from '../pipeline/figure.ts'
import type { TimeBasis } from '../pipeline/indicator.ts'
import type { Sum } from '../total/addFigures.ts'
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
  const meant = findScaled(value, rule)
  const question = meant === null ? 'Có phải ghi nhầm đơn vị tính?' : `Có phải ${printNumber(meant)} ${measure}?`
  return broken(rule, fact, {
    expected: usual,
    message: `${label} (${printSum(value)} ${measure}) nằm ngoài mức thường gặp, ${usual}. ${question} Đề nghị kiểm tra lại hoặc giải trình.`,
  })
}

/** Thousands or millions for one, and one for thousands. */
const SCALES: readonly ((value: number) => number)[] = [(value) => value * 1_000, (value) => value * 1_000_000, (value) => value / 1_000]

/** What an exact figure is in the one other unit of measure that makes it a plausible one; null where there is none, or several. */
function findScaled({ qualifier, low }: Sum, rule: RuleOf<'within'>): number | null {
  if (qualifier !== 'exact' || low === null || low === 0) return null
  const plausible = SCALES.map((scale) => scale(low)).filter(
    (value) => Number.isSafeInteger(value) && rule.low <= value && value <= rule.high,
  )
  return plausible.length === 1 ? (plausible[0] ?? null) : null
}
