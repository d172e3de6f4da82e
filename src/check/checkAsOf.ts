import { printDate } from '../parse/printDate.ts'
import type { Fact } from '../pipeline/fact.ts'
import type { Finding } from '../pipeline/finding.ts'
import type { SubmissionRule } from '../pipeline/rule.ts'
import type { Submitted } from './checkRule.ts'
import type { Judged } from './judged.ts'

/**
 * The day a figure stands for is not after the report, and not before the period begins. A day that the cover gives for all
 * figures is told once, and so is the day of an event. The day of a yes is when it happened, and may be any before the report.
 */
export function checkAsOf(rule: SubmissionRule, { reading, period, figures, context }: Submitted): Judged {
  const reportedOn = reading.signedOn ?? context.today
  const seen = new Set<string>()
  const findings = figures.ofFile.flatMap((fact): Finding[] => {
    const words = problemOf(fact, { reportedOn, startsOn: period.startsOn, isEvent: figures.indicator(fact.indicator).kind === 'yes_no' })
    if (words === null) return []
    const line = fact.asOf === reading.asOf ? 'cover' : `${fact.unit} ${fact.item ? `${fact.form} ${fact.item}` : fact.indicator}`
    if (seen.has(line)) return []
    seen.add(line)
    const at = line === 'cover' ? null : fact.at
    return [{ rule: rule.code, severity: rule.severity, at, given: printDate(fact.asOf), expected: null, message: words }]
  })
  return { findings, isChecked: true }
}

function problemOf(
  { asOf, asOfSource }: Fact,
  { reportedOn, startsOn, isEvent }: { reportedOn: string; startsOn: string; isEvent: boolean },
): string | null {
  if (asOfSource === 'inferred') return null
  if (asOf > reportedOn)
    return `Ngày tính số liệu (${printDate(asOf)}) sau ngày lập báo cáo (${printDate(reportedOn)}). Đề nghị kiểm tra lại ngày.`
  if (asOf >= startsOn || isEvent) return null
  return `Số liệu tính đến ${printDate(asOf)}, trước khi kỳ báo cáo bắt đầu (${printDate(startsOn)}). Đề nghị ghi số mới hơn, hoặc giải trình là số liệu cũ.`
}
