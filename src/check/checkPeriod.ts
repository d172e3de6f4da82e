import { printDate } from '../parse/printDate.ts'
import { printPeriod } from '../parse/printPeriod.ts'
import type { Finding } from '../pipeline/finding.ts'
import { dayInVietNam } from '../pipeline/inVietNam.ts'
import { type Period, periodOf } from '../pipeline/period.ts'
import { lastLock, type PeriodStanding, stateFor } from '../pipeline/periodState.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import { lowerFirst } from './lowerFirst.ts'

/** Whether the pipeline takes a period, and takes it from this unit now: of its kind, since it began, open, and not locked. */
export function checkPeriod(period: Period, pipeline: Pipeline, { standing, unit }: { standing: PeriodStanding; unit: string }): Finding[] {
  if (period.kind !== pipeline.periodKind) {
    return told('T04', period, `Kỳ ghi trong tệp (${printPeriod(period.code)}) không phải kỳ của ${lowerFirst(pipeline.name)}. ${LOOK}`)
  }
  const since = periodOf(pipeline.since)?.startsOn ?? ''
  if (period.startsOn < since)
    return told('T04', period, `Kỳ báo cáo ${printPeriod(period.code)} có trước khi bắt đầu nhận báo cáo (${printDate(since)}). ${LOOK}`)
  switch (stateFor(standing, unit)) {
    case 'not_open':
      return told(
        'T46',
        period,
        `Kỳ báo cáo ${printPeriod(period.code)} chưa mở: nhận báo cáo từ ngày ${printDate(standing.opensOn)}. ${LOOK}`,
      )
    case 'locked':
      return told('T47', period, sayLocked(period, standing))
    case 'open':
    case 'reopened':
      return []
  }
}

const LOOK = 'Đề nghị kiểm tra ô "Kỳ báo cáo".'

function sayLocked({ code }: Period, standing: PeriodStanding): string {
  const at = lastLock(standing)?.at
  const when = at ? ` từ ngày ${printDate(dayInVietNam(at))}` : ''
  return `Kỳ báo cáo ${printPeriod(code)} đã khóa${when}, số liệu đã báo cáo không đổi nữa. Nếu cần đính chính, đề nghị báo đơn vị tổng hợp mở lại kỳ cho đơn vị kèm lý do, rồi nộp lại.`
}

function told(rule: string, { code }: Period, message: string): Finding[] {
  return [{ rule, severity: 'error', at: null, given: code, expected: null, message }]
}
