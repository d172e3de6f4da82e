import { sayRule } from '../check/sayRule.ts'
import { printDate } from '../parse/printDate.ts'
import { printNumber } from '../parse/printNumber.ts'
import type { Pipeline, Target } from '../pipeline/pipeline.ts'
import type { PeriodRule, Rule } from '../pipeline/rule.ts'
import { layMarkdown } from './layMarkdown.ts'

const AT_CONSOLIDATION: readonly Rule['kind'][] = ['totalsCancel', 'needsBase', 'totalAtMost'] satisfies PeriodRule['kind'][]

/** What a good submission and a good period look like, a sentence a rule, and what happens otherwise. */
export function tellRules({ rules, indicators }: Pipeline): string[] {
  return layMarkdown(
    ['Mã', 'Quy tắc', 'Khi sai'],
    rules.map((rule) => [rule.code, sayRule(rule, indicators), tellBreach(rule)]),
  )
}

function tellBreach(rule: Rule): string {
  if (AT_CONSOLIDATION.includes(rule.kind)) return rule.severity === 'error' ? 'báo lỗi khi tổng hợp' : 'nhắc khi tổng hợp'
  if (rule.kind === 'listSum' && rule.compare === 'atLeast') return 'trả lại khi nhỏ hơn, nhắc khi lớn hơn'
  return { error: 'trả lại', warning: 'nhắc', notice: 'lưu ý' }[rule.severity]
}

/** What is set from above, with the decision that sets it. */
export function tellTargets({ targets, indicators }: Pipeline): string[] {
  return layMarkdown(
    ['Chỉ tiêu', 'Mã', 'Giá trị', 'Từ ngày', 'Đến ngày', 'Văn bản'],
    targets.map((target) => {
      const indicator = indicators.find(({ code }) => code === target.indicator)
      return [
        indicator?.label ?? '',
        `\`${target.indicator}\``,
        `${printNumber(target.value)} ${indicator?.measure ?? ''}`,
        printDate(target.validFrom),
        tellEnd(target),
        target.decision,
      ]
    }),
  )
}

function tellEnd({ validTo }: Target): string {
  return validTo ? printDate(validTo) : 'còn hiệu lực'
}
