import type { Finding } from '../pipeline/finding.ts'
import { isReportedBy } from '../pipeline/indicator.ts'
import { indicatorsOf } from '../pipeline/indicatorsOf.ts'
import { isIn } from '../pipeline/lifetime.ts'
import type { Rule, UnitRule } from '../pipeline/rule.ts'
import { checkRule, type Submitted } from './checkRule.ts'
import { isOverPeriod } from './isOver.ts'
import { acceptExplained } from './orderFindings.ts'
import { foldFollowing } from './slip/foldFollowing.ts'
import type { Told } from './slip/told.ts'

/** The findings of every rule that holds in the period, and the codes of those that could not be judged. */
export function checkRules(rules: readonly Rule[], submitted: Submitted): { findings: Finding[]; notChecked: string[] } {
  const asked = rules.filter((rule) => !isOverPeriod(rule)).filter((rule) => isAsked(rule, submitted))
  const told: Told[] = []
  const notChecked = new Set<string>()
  for (const rule of asked) {
    const { findings, isChecked, ties } = checkRule(rule, submitted)
    for (const finding of findings) told.push({ rule, finding, tied: (finding.at && ties?.get(finding.at)) ?? [] })
    if (!isChecked) notChecked.add(rule.code)
  }
  const causes = foldFollowing(told, { ...submitted, rules: asked })
  return {
    findings: causes.flatMap(({ finding, rule }) => placeInFile(withWayOut(finding, rule, submitted), submitted)),
    notChecked: [...notChecked],
  }
}

function isAsked(rule: UnitRule, submitted: Submitted): boolean {
  return isIn(rule, submitted.period) && concerns(rule, submitted) && !isJudgedBefore(rule, submitted)
}

/** A rule that compares only what forms sent before say: it was judged with them. */
function isJudgedBefore(rule: UnitRule, { figures }: Submitted): boolean {
  const codes = indicatorsOf(rule)
  return codes.some(figures.isThere) && !codes.some(figures.isOfFile)
}

/** A summary and its list that came in files of their own can only be put right together. */
function withWayOut(finding: Finding, rule: UnitRule, { figures }: Submitted): Finding {
  if (rule.kind !== 'listSum' || figures.isOfFile(rule.on) === figures.isOfFile(rule.listed)) return finding
  return { ...finding, message: `${finding.message} Nếu sửa cả biểu và danh sách, đề nghị gửi hai phần trong một tệp.` }
}

/** A finding on a figure that was sent before keeps what its unit explained then, and marks no cell: the file does not have it. */
function placeInFile(finding: Finding, { figures }: Submitted): Finding[] {
  const fact = finding.at && figures.before.get(finding.at)
  return fact ? acceptExplained([finding], [fact]).map((each) => ({ ...each, at: null })) : [finding]
}

/** A rule about an indicator that this unit does not report, or about a list that it does not send, says nothing about it. */
function concerns(rule: Rule, { context, figures, reading }: Submitted): boolean {
  const role = context.unit?.role ?? 'upper'
  if (rule.kind === 'listSum' && !reading.pipeline.forms.some(({ kind, from }) => kind === 'list' && from.includes(role))) return false
  return !('on' in rule) || isReportedBy(figures.indicator(rule.on), role)
}
