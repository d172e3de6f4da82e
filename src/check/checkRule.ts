import type { Finding } from '../pipeline/finding.ts'
import type { TimeBasis } from '../pipeline/indicator.ts'
import type { Period } from '../pipeline/period.ts'
import type { SubmissionRule } from '../pipeline/rule.ts'
import type { Reading } from '../read/reading.ts'
import { addFigures, type Sum } from '../total/addFigures.ts'
import { isAtMost, isSame } from '../total/compareFigures.ts'
import { printSum } from '../total/printSum.ts'
import { checkAsOf } from './checkAsOf.ts'
import { checkListedOnce } from './checkListedOnce.ts'
import { checkYearCoversPeriod } from './checkYearCoversPeriod.ts'
import type { Context } from './context.ts'
import type { Figures } from './figures.ts'
import { HOLDS, type Judged, joinJudged, UNKNOWN } from './judged.ts'
import { lowerFirst } from './lowerFirst.ts'

/** What a rule needs to be judged on one submission. */
export interface Submitted {
  reading: Reading
  period: Period
  figures: Figures
  context: Context
}

/**
 * Judges one rule. Condition, expectation and sentence are made from the same names, so they cannot drift apart.
 * A figure that is only a bound breaks a rule where it contradicts it, and else leaves it unchecked.
 */
export function checkRule(rule: SubmissionRule, submitted: Submitted): Judged {
  switch (rule.kind) {
    case 'sumOf':
      return onEachTime(rule, submitted, [rule.on, ...rule.parts], (time) => checkSum(rule, time, submitted.figures))
    case 'atMost':
      return onEachTime(rule, submitted, [rule.on, rule.limit], (time) => checkAtMost(rule, time, submitted.figures))
    case 'together':
      return onEachTime(rule, submitted, [rule.on, rule.with], (time) => checkTogether(rule, time, submitted.figures))
    case 'rollForward':
      return checkRollForward(rule, submitted.figures)
    case 'listSum':
      return checkListSum(rule, submitted.figures)
    case 'yearCoversPeriod':
      return checkYearCoversPeriod(rule, submitted)
    case 'asOfWithin':
      return checkAsOf(rule, submitted)
    case 'listedOnce':
      return checkListedOnce(rule, submitted)
  }
}

/** A rule on the bases that all its indicators have; one that none of the unit's figures concerns holds. */
function onEachTime(rule: SubmissionRule, { figures }: Submitted, codes: readonly string[], check: (time: TimeBasis) => Judged): Judged {
  const [first, ...rest] = codes.map((code) => figures.indicator(code).times)
  const shared = (first ?? []).filter((time) => rest.every((times) => times.includes(time)))
  return joinJudged((rule.times ?? shared).map(check))
}

type Kind<K extends SubmissionRule['kind']> = Extract<SubmissionRule, { kind: K }>

function checkSum(rule: Kind<'sumOf'>, time: TimeBasis, figures: Figures): Judged {
  const total = figures.figure(rule.on, time)
  const parts = rule.parts.map((code) => ({
    label: figures.indicator(code).label,
    figure: figures.figure(code, time),
    fact: figures.fact(code, time),
  }))
  if (!total || parts.some(({ figure }) => !figure)) return UNKNOWN
  const sum = addFigures(parts.flatMap(({ fact }) => fact ?? []))
  if (!sum) return UNKNOWN
  const verdict = isSame(total, sum)
  if (verdict !== 'broken') return verdict === 'holds' ? HOLDS : UNKNOWN
  const added = parts.map(({ label, figure }) => `${label} ${print(figure)}`).join(' + ')
  return broken(rule, figures, rule.on, time, {
    expected: print(sum),
    message: `Tổng không khớp: ${added} = ${print(sum)}, nhưng ô này ghi ${print(total)}. Đề nghị sửa tổng hoặc các phần.`,
  })
}

function checkAtMost(rule: Kind<'atMost'>, time: TimeBasis, figures: Figures): Judged {
  const [value, limit] = [figures.figure(rule.on, time), figures.figure(rule.limit, time)]
  if (!value || !limit) return UNKNOWN
  const verdict = isAtMost(value, limit)
  if (verdict !== 'broken') return verdict === 'holds' ? HOLDS : UNKNOWN
  const [label, limitLabel] = [figures.indicator(rule.on).label, figures.indicator(rule.limit).label]
  return broken(rule, figures, rule.on, time, {
    expected: `không quá ${print(limit)}`,
    message: `${label} (${print(value)}) lớn hơn ${lowerFirst(limitLabel)} (${print(limit)}). Đề nghị kiểm tra lại hai số.`,
  })
}

function checkTogether(rule: Kind<'together'>, time: TimeBasis, figures: Figures): Judged {
  const [amount, count] = [figures.figure(rule.on, time), figures.figure(rule.with, time)]
  if (!figures.fact(rule.on, time) || !figures.fact(rule.with, time)) return UNKNOWN
  const isThere = (figure: Sum | null) => figure !== null && !(figure.high === 0)
  if (isThere(amount) === isThere(count)) return HOLDS
  const [has, lacks] = isThere(amount) ? [rule.on, rule.with] : [rule.with, rule.on]
  const [hasLabel, lacksLabel] = [figures.indicator(has).label, figures.indicator(lacks).label]
  const lacking = figures.figure(lacks, time)
  return broken(rule, figures, lacks, time, {
    expected: 'lớn hơn 0',
    message: `Có ${lowerFirst(hasLabel)} (${print(figures.figure(has, time))}) mà ${lowerFirst(lacksLabel)} ${lacking ? 'bằng 0' : 'chưa có số liệu'}. Đề nghị ghi bổ sung hoặc giải trình.`,
  })
}

function checkRollForward(rule: Kind<'rollForward'>, figures: Figures): Judged {
  const endTime = figures.indicator(rule.on).times[0]
  const end = endTime ? figures.figure(rule.on, endTime) : null
  const flow = (code: string) => figures.figure(code, rule.flowTime)
  const [begin, plus, minus] = [flow(rule.begin), rule.plus.map(flow), rule.minus.map(flow)]
  const needed = [end, begin, ...plus, ...minus]
  if (!endTime || needed.some((figure) => figure?.qualifier !== 'exact')) return UNKNOWN
  const value = (figure: Sum | null) => figure?.low ?? 0
  const total = (sums: readonly (Sum | null)[]) => sums.reduce((sum, each) => sum + value(each), 0)
  const expected = value(begin) + total(plus) - total(minus)
  if (expected === value(end)) return HOLDS
  const part = (sign: string) => (code: string) => ` ${sign} ${lowerFirst(figures.indicator(code).label)} ${print(flow(code))}`
  const terms = `${figures.indicator(rule.begin).label} ${print(begin)}${rule.plus.map(part('+')).join('')}${rule.minus.map(part('−')).join('')}`
  return broken(rule, figures, rule.on, endTime, {
    expected: print(exact(expected)),
    message: `Tăng giảm không khớp: ${terms} = ${print(exact(expected))}, nhưng ô này ghi ${print(end)}. Đề nghị kiểm tra số đầu kỳ và các số tăng, giảm.`,
  })
}

function checkListSum(rule: Kind<'listSum'>, figures: Figures): Judged {
  const listedTime = figures.indicator(rule.listed).times[0] ?? 'stock'
  const [summary, listed] = [figures.figure(rule.on, listedTime), figures.listed(rule.listed, listedTime)]
  if (!summary || !listed) return UNKNOWN
  const label = figures.indicator(rule.on).label
  const differs = (expected: string, words: string) =>
    broken(rule, figures, rule.on, listedTime, {
      expected,
      message: `Tổng hợp khác danh sách: ${lowerFirst(label)} ghi ${print(summary)}, danh sách CĐCS cộng được ${print(listed)}. ${words}`,
    })
  if (rule.compare === 'equal') {
    const verdict = isSame(summary, listed)
    if (verdict === 'broken') return differs(print(listed), 'CĐCS nào còn thiếu hoặc thừa? Đề nghị sửa một trong hai nơi.')
    return verdict === 'holds' ? HOLDS : UNKNOWN
  }
  const verdict = isAtMost(listed, summary)
  if (verdict === 'broken') return differs(`ít nhất ${print(listed)}`, 'Số tổng hợp không thể nhỏ hơn danh sách. Đề nghị kiểm tra lại.')
  if (verdict === 'unknown') return UNKNOWN
  if (summary.low === null || listed.high === null || summary.low <= listed.high + rule.slack) return HOLDS
  const judged = differs(
    `không quá ${print(exact(listed.high + rule.slack))}`,
    'Số tổng hợp lớn hơn nhiều so với danh sách. Đề nghị kiểm tra hoặc giải trình.',
  )
  return { ...judged, findings: judged.findings.map((finding) => ({ ...finding, severity: 'warning' })) }
}

/** One finding of a rule at an indicator's cell. */
function broken(
  rule: { code: string; severity: Finding['severity'] },
  figures: Figures,
  on: string,
  time: TimeBasis,
  words: { expected: string; message: string },
): Judged {
  const fact = figures.fact(on, time)
  return {
    isChecked: true,
    findings: [{ rule: rule.code, severity: rule.severity, at: fact?.at ?? null, given: fact?.raw ?? null, ...words }],
  }
}

function print(figure: Sum | null): string {
  return figure ? printSum(figure) : 'chưa có số liệu'
}

function exact(value: number): Sum {
  return { stated: value, low: value, high: value, qualifier: 'exact' }
}
