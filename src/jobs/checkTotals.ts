import { isOverPeriod } from '../check/isOver.ts'
import { lowerFirst } from '../check/lowerFirst.ts'
import type { RuleOf } from '../check/ruleOf.ts'
import { printNumber } from '../parse/printNumber.ts'
import { TIME_WORDS } from '../parse/timeWords.ts'
import { exactly } from '../pipeline/figure.ts'
import { isIn } from '../pipeline/lifetime.ts'
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
  const judged = rules.filter(isOverPeriod).filter((rule) => isIn(rule, period))
  return judged.map((rule) => ({
    name: `${rule.code} ${rule.on}`,
    severity: rule.severity === 'error' ? 'error' : 'warning',
    rows: totals
      .filter(({ indicator, time }) => indicator === rule.on && (rule.times === undefined || rule.times.includes(time)))
      .flatMap((total) => findBroken(rule, total, totals) ?? []),
  }))
}

/** A total that breaks a rule, with what it is held against; both in words. */
interface BrokenTotal extends Record<string, unknown> {
  indicator: string
  label: string
  time: string
  value: string
  limit: string
  /** What is wrong and what to do, in one Vietnamese text. */
  message: string
}

function findBroken(rule: PeriodRule, total: StoredTotal, totals: readonly StoredTotal[]): BrokenTotal | null {
  const value = sumOf(total)
  if (!value) return null
  const found = sayBroken(rule, { total, value, totals })
  if (!found) return null
  const [{ indicator, label, time }, printed] = [total, printSum(value)]
  const message = `${label} (${TIME_WORDS[time]}) là ${printed}, ${found.words}`
  return { indicator, label, time, value: printed, limit: found.limit, message }
}

interface Judging {
  total: StoredTotal
  value: Sum
  totals: readonly StoredTotal[]
}

/** What a rule's total is held against, and how it breaks the rule; null where it holds or cannot be judged. */
function sayBroken(rule: PeriodRule, judging: Judging): { limit: string; words: string } | null {
  switch (rule.kind) {
    case 'totalAtMost':
      return findExcess(rule, judging)
    case 'totalsCancel':
      return findDifference(rule, judging)
    case 'needsBase':
      return findLackOfBase(rule, judging)
  }
}

function findExcess({ limits, plus = 0 }: RuleOf<'totalAtMost'>, { total, value, totals }: Judging) {
  const parts = limits.map((limit) => findTotal(totals, limit.code, limit.time ?? total.time))
  const sums = parts.map(wholeSumOf)
  const limit = addFigures([...sums.flatMap((sum) => (sum ? [{ ...sum, state: 'value' as const }] : [])), ...(plus ? [exactly(plus)] : [])])
  if (!limit || sums.includes(null) || isAtMost(value, limit) !== 'broken') return null
  const names = [...parts.flatMap((part) => (part ? [lowerFirst(part.label)] : [])), ...(plus ? [printNumber(plus)] : [])]
  const printed = printSum(limit)
  return { limit: printed, words: `lớn hơn ${names.join(' + ')} (${printed}). Đề nghị kiểm tra lại số của các đơn vị.` }
}

function findDifference({ against }: RuleOf<'totalsCancel'>, { total, value, totals }: Judging) {
  const other = findTotal(totals, against, total.time)
  const sum = wholeSumOf(other)
  if (!other || !sum || total.missing.length > 0 || isSame(value, sum) !== 'broken') return null
  const printed = printSum(sum)
  return { limit: printed, words: `khác ${lowerFirst(other.label)} (${printed}). Đề nghị các đơn vị đối chiếu với nhau.` }
}

/** A rate is of the headline's basis, unless the rule says which. A unit that lacks both is missing from the rate, and told there. */
function findLackOfBase({ base, baseTime, times }: RuleOf<'needsBase'>, { total, totals }: Judging) {
  if (!times && !total.headline) return null
  const found = findTotal(totals, base, baseTime)
  const absent = found ? countLacking(found, total) : 0
  const sum = found ? sumOf(found) : null
  const name = lowerFirst(found?.label ?? base)
  const lack = !sum ? `chưa có ${name}` : sum.high === 0 ? `${name} bằng 0` : absent > 0 && `${name} còn thiếu số của ${absent} đơn vị`
  if (!lack) return null
  return { limit: sum ? printSum(sum) : 'chưa có', words: `nhưng ${lack} nên chưa tính được tỷ lệ. Đề nghị bổ sung.` }
}

/** How many are in one total and not in the other: units, and the own row. */
function countLacking(base: StoredTotal, total: StoredTotal): number {
  const units = base.missing.filter((unit) => !total.missing.includes(unit)).length
  return units + (base.own === false && total.own !== false ? 1 : 0)
}

function findTotal(totals: readonly StoredTotal[], code: string, time: StoredTotal['time']): StoredTotal | undefined {
  return totals.find((total) => total.indicator === code && total.time === time)
}

/** A total that every unit which should has reported, as a figure. */
function wholeSumOf(total: StoredTotal | undefined): Sum | null {
  return total && total.missing.length === 0 ? sumOf(total) : null
}

/** A total as a figure; null where nothing was reported. */
function sumOf({ qualifier, value, low, high }: StoredTotal): Sum | null {
  return qualifier === null ? null : { stated: value, low, high, qualifier }
}
