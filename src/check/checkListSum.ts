import { exactly } from '../pipeline/figure.ts'
import { isAtMost, isSame } from '../total/compareFigures.ts'
import { printSum } from '../total/printSum.ts'
import { broken } from './broken.ts'
import type { Figures } from './figures.ts'
import { HOLDS, type Judged, UNKNOWN } from './judged.ts'
import { lowerFirst } from './lowerFirst.ts'
import type { RuleOf } from './ruleOf.ts'
import { tie } from './slip/tie.ts'

/** A summary line and the sum over the list, on the basis of what is listed. */
export function checkListSum(rule: RuleOf<'listSum'>, figures: Figures): Judged {
  const listedTime = figures.indicator(rule.listed).times[0] ?? 'stock'
  const [summary, listed] = [figures.figure(rule.on, listedTime), figures.listed(rule.listed, listedTime)]
  if (!summary || !listed) return UNKNOWN
  const label = lowerFirst(figures.indicator(rule.on).label)
  const differs = (expected: string, words: string) =>
    broken(rule, figures.fact(rule.on, listedTime), {
      expected,
      message: `Tổng hợp khác danh sách: ${label} ghi ${printSum(summary)}, danh sách CĐCS cộng được ${printSum(listed)}. ${words}`,
      tied: rule.compare === 'equal' ? tie(figures.rows(rule.listed, listedTime), figures.items(rule.on, listedTime)) : [],
    })
  if (rule.compare === 'equal') {
    const verdict = isSame(summary, listed)
    if (verdict === 'broken') return differs(printSum(listed), 'CĐCS nào còn thiếu hoặc thừa? Đề nghị sửa một trong hai nơi.')
    return verdict === 'holds' ? HOLDS : UNKNOWN
  }
  const verdict = isAtMost(listed, summary)
  if (verdict === 'broken') return differs(`ít nhất ${printSum(listed)}`, 'Số tổng hợp không thể nhỏ hơn danh sách. Đề nghị kiểm tra lại.')
  if (verdict === 'unknown') return UNKNOWN
  if (summary.low === null || listed.high === null || summary.low <= listed.high + rule.slack) return HOLDS
  const judged = differs(
    `không quá ${printSum(exactly(listed.high + rule.slack))}`,
    'Số tổng hợp lớn hơn nhiều so với danh sách. Đề nghị kiểm tra hoặc giải trình.',
  )
  return { ...judged, findings: judged.findings.map((finding) => ({ ...finding, severity: 'warning' })) }
}
