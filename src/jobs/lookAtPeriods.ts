import { printDate } from '../parse/printDate.ts'
import { dayInVietNam } from '../pipeline/inVietNam.ts'
import { periodNamed } from '../pipeline/period.ts'
import { type PeriodStanding, standingOf } from '../pipeline/periodState.ts'
import { scheduleOf } from '../pipeline/pipeline.ts'
import { loadPeriodEvents } from '../store/periodEvents.ts'
import type { Store } from '../store/store.ts'
import type { Diagnosis } from './doctor.ts'

/** The periods in use that somebody may have forgotten: not locked on the day that was planned, or reopened and not locked again. */
export async function lookAtPeriods({ database, definitions, top, clock }: Store): Promise<Diagnosis[]> {
  const used = await database.query<{ pipeline: string; period: string }>(
    'select pipeline_code as pipeline, period_code as period from dim_period order by 1, 2',
  )
  const today = dayInVietNam(clock())
  const found: Diagnosis[] = []
  for (const key of used) {
    const pipeline = definitions.pipelines.find(({ code }) => code === key.pipeline)
    if (!pipeline) continue
    const events = await loadPeriodEvents(database, { top, ...key })
    const forgotten = findForgotten(standingOf(events, scheduleOf(pipeline, periodNamed(key.period)), today), today)
    if (forgotten)
      found.push({
        name: `Kỳ ${key.period}`,
        isWell: true,
        seen: forgotten,
        advice: `Khi báo cáo đã ký, đề nghị chạy: period lock --period ${key.period}`,
      })
  }
  return found
}

function findForgotten({ state, states, locksOn }: PeriodStanding, today: string): string | null {
  const reopened = [...states].flatMap(([unit, each]) => (each === 'reopened' ? unit : []))
  if (state === 'reopened') return 'đang mở lại để sửa, chưa khóa lại'
  if (reopened.length > 0) return `đang mở lại để sửa cho ${reopened.join(', ')}, chưa khóa lại`
  return state === 'open' && locksOn !== null && locksOn < today ? `đã quá ngày dự kiến khóa (${printDate(locksOn)}), chưa khóa` : null
}
