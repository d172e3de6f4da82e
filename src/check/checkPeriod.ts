import { printDate } from '../parse/printDate.ts'
import type { Finding } from '../pipeline/finding.ts'
import type { Period } from '../pipeline/period.ts'
import { periodOf } from '../pipeline/period.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import { lowerFirst } from './lowerFirst.ts'

/** Whether the pipeline takes a period: of its kind, not before it began, and not before the period itself has begun. */
export function checkPeriod(period: Period, pipeline: Pipeline, today: string): Finding[] {
  const told = (message: string): Finding[] => [{ rule: 'T04', severity: 'error', at: null, given: period.code, expected: null, message }]
  if (period.kind !== pipeline.periodKind) {
    return told(`Kỳ ghi trong tệp (${period.code}) không phải kỳ của ${lowerFirst(pipeline.name)}. Đề nghị kiểm tra ô "Kỳ báo cáo".`)
  }
  const since = periodOf(pipeline.since)?.startsOn ?? ''
  if (period.startsOn < since)
    return told(`Kỳ ${period.code} có trước khi bắt đầu nhận báo cáo (${printDate(since)}). Đề nghị kiểm tra ô "Kỳ báo cáo".`)
  if (period.startsOn > today)
    return told(`Kỳ ${period.code} chưa bắt đầu (${printDate(period.startsOn)}). Đề nghị kiểm tra ô "Kỳ báo cáo".`)
  return []
}
