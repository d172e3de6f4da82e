import { printInstant } from '../parse/printInstant.ts'
import type { PeriodEvent, PeriodState } from '../pipeline/periodState.ts'
import type { NamedUnits } from './nameUnits.ts'

const STATES: Readonly<Record<PeriodState, string>> = {
  not_open: 'Chưa mở kỳ',
  open: 'Đang nhận báo cáo',
  locked: 'Đã khóa kỳ',
  reopened: 'Mở lại để sửa',
}

/** Where a period stands, as screens say it (domain.md, section 5). */
export function sayPeriodState(state: PeriodState): string {
  return STATES[state]
}

/** What was done to a period, by whom and why, in one sentence: "Đã khóa kỳ theo lần tổng hợp 3 lúc 08h00 ngày 12/9/2023 (văn phòng)." */
export function sayPeriodEvent(event: PeriodEvent, units: Pick<NamedUnits, 'nameOf'>): string {
  const whom = event.unit === null ? '' : ` cho ${units.nameOf(event.unit)}`
  const why = event.reason ? `: ${event.reason}` : ''
  return `${sayAction(event, whom)} lúc ${printInstant(event.at)} (${event.by})${why}.`
}

function sayAction({ action, consolidation, until }: PeriodEvent, whom: string): string {
  switch (action) {
    case 'open':
      return 'Đã mở kỳ'
    case 'lock':
      return `Đã khóa kỳ${whom}${consolidation === null ? '' : ` theo lần tổng hợp ${consolidation}`}`
    case 'reopen':
      return `Đã mở lại kỳ${whom} để sửa`
    case 'extend':
      return `Đã gia hạn${whom} đến ${printInstant(until ?? '')}`
  }
}
