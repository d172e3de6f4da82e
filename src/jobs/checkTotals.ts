import { isJudgedIn, isOverPeriod } from '../check/checkRules.ts'
import { exactly } from '../pipeline/figure.ts'
import type { TimeBasis } from '../pipeline/indicator.ts'
import { periodNamed } from '../pipeline/period.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import type { PeriodRule } from '../pipeline/rule.ts'
import type { CheckResult } from '../store/runChecks.ts'
import type { StoredTotal } from '../store/selectTotals.ts'
import { addFigures, type Sum } from '../total/addFigures.ts'
import { isAtMost, isSame } from '../total/compareFigures.ts'
import { printSum } from '../total/printSum.ts'
import type { TotalsDocument } from './loadTotals.ts'

/**
 * Judges the rules over a period on its totals. A rule that cannot be judged returns nothing: a figure is only a bound, or units
 * that belong in what it is held against have not reported.
 */
export function checkTotals(
  { totals, period: code }: Pick<TotalsDocument, 'totals' | 'period'>,
  { rules }: Pick<Pipeline, 'rules'>,
): CheckResult[] {
  const period = periodNamed(code)
  const judged = rules.filter(isOverPeriod).filter((rule) => isJudgedIn(rule, period))
  return judged.map((rule) => ({
    name: `${rule.code} ${rule.on}`,
    severity: rule.severity === 'error' ? 'error' : 'warning',
    rows: brokenTotals(rule, totals),
  }))
}

function brokenTotals(rule: PeriodRule, totals: readonly StoredTotal[]): Record<string, unknown>[] {
  return totals
    .filter(({ indicator, time }) => indicator === rule.on && (rule.times === undefined || rule.times.includes(time)))
    .filter(({ missing }) => rule.kind === 'totalAtMost' || missing.length === 0)
    .flatMap((total) => {
      const [value, limit] = [sumOf(total), limitOf(rule, total.time, totals)]
      if (!value || !limit) return []
      const verdict = rule.kind === 'totalAtMost' ? isAtMost(value, limit) : isSame(value, limit)
      if (verdict !== 'broken') return []
      return [{ indicator: total.indicator, label: total.label, time: total.time, value: printSum(value), limit: printSum(limit) }]
    })
}

/** What a total is held against; null where part of it was not reported, by any unit that should. */
function limitOf(rule: PeriodRule, time: TimeBasis, totals: readonly StoredTotal[]): Sum | null {
  const limits = rule.kind === 'totalAtMost' ? rule.limits : [{ code: rule.against }]
  const parts = limits.map((limit) => {
    const basis = 'time' in limit && limit.time ? limit.time : time
    const found = totals.find((total) => total.indicator === limit.code && total.time === basis)
    return found && found.missing.length === 0 ? sumOf(found) : null
  })
  if (parts.some((part) => part === null)) return null
  const plus = rule.kind === 'totalAtMost' ? (rule.plus ?? 0) : 0
  return addFigures([...parts.flatMap((part) => (part ? [{ ...part, state: 'value' as const }] : [])), exactly(plus)])
}

/** A total as a figure; null where nothing was reported. */
function sumOf({ qualifier, value, low, high }: StoredTotal): Sum | null {
  return qualifier === null ? null : { stated: value, low, high, qualifier }
}
