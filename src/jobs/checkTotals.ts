import { isOverPeriod } from '../check/checkRules.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import type { PeriodRule } from '../pipeline/rule.ts'
import type { CheckResult } from '../store/runChecks.ts'
import type { StoredTotal } from '../store/selectTotals.ts'
import { isAtMost, isSame } from '../total/compareFigures.ts'
import type { TotalsDocument } from './loadTotals.ts'

/** Judges the rules over a period on its totals. A rule that cannot be judged, because of a bound or a missing figure, returns nothing. */
export function checkTotals({ totals }: TotalsDocument, { rules }: Pipeline): CheckResult[] {
  return rules.filter(isOverPeriod).map((rule) => ({ name: `${rule.code} ${rule.on}`, rows: brokenTotals(rule, totals) }))
}

function brokenTotals(rule: PeriodRule, totals: readonly StoredTotal[]): Record<string, unknown>[] {
  const other = rule.kind === 'totalAtMost' ? rule.limit : rule.against
  const mates = totals.filter(({ indicator }) => indicator === rule.on)
  return mates.flatMap((total) => {
    const time = rule.kind === 'totalAtMost' && rule.limitTime ? rule.limitTime : total.time
    const mate = totals.find((each) => each.indicator === other && each.time === time)
    const [a, b] = [figureOf(total), mate ? figureOf(mate) : null]
    if (!a || !b || !mate) return []
    const verdict = rule.kind === 'totalAtMost' ? isAtMost(a, b) : isSame(a, b)
    return verdict === 'broken'
      ? [{ indicator: total.label, time: total.time, value: total.value, against: mate.label, limit: mate.value }]
      : []
  })
}

function figureOf({ qualifier, value, low, high }: StoredTotal) {
  return qualifier === null ? null : { stated: value, low, high, qualifier }
}
