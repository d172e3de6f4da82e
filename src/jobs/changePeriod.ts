import { printDate } from '../parse/printDate.ts'
import { dayInVietNam } from '../pipeline/inVietNam.ts'
import { periodNamed } from '../pipeline/period.ts'
import {
  dueFor,
  PERIOD_ACTIONS,
  type PeriodAction,
  type PeriodEvent,
  type PeriodStanding,
  type PeriodState,
  stateAfter,
  stateFor,
} from '../pipeline/periodState.ts'
import { cutOffOf, type Definitions, type Pipeline } from '../pipeline/pipeline.ts'
import { isValidOn } from '../pipeline/unit.ts'
import type { Transaction } from '../store/database.ts'
import { loadStanding } from '../store/loadStanding.ts'
import { savePeriodEvent } from '../store/periodEvents.ts'
import { lockPipeline, recordInstant } from '../store/recordInstant.ts'
import { listConsolidations } from '../store/saveConsolidation.ts'
import type { Store } from '../store/store.ts'
import { wholeDay } from '../store/wholeDay.ts'
import { pipelineOf, WrongUsage } from './pipelineOf.ts'

export interface PeriodChange {
  action: string
  period: string
  unit?: string | undefined
  /** The new last day for sending (YYYY-MM-DD, or an instant). */
  until?: string | undefined
  reason?: string | undefined
  /** Who does it. */
  by: string
  pipeline?: string | undefined
}

/** What was done to a period, and where it stands now; for one unit where it was done for one. */
export interface PeriodDocument {
  pipeline: string
  period: string
  event: PeriodEvent
  state: PeriodState
  opensOn: string
  deadline: string
  locksOn: string | null
}

/**
 * Opens, locks, reopens or extends a period, with who and why. A lock is of a consolidation: one that takes in everything received.
 * Throws WrongUsage, with what to do, where the period's state does not allow it.
 */
export async function changePeriod(store: Store, change: PeriodChange): Promise<PeriodDocument> {
  const pipeline = pipelineOf(store.definitions, change.period, change.pipeline)
  const action = actionOf(change)
  checkUnit(store.definitions, pipeline, change)
  return store.database.transaction(async (transaction) => {
    await lockPipeline(transaction, store.top, pipeline.code)
    const standing = await loadStanding(transaction, { top: store.top, pipeline, period: change.period, now: store.clock() })
    const unit = change.unit ?? null
    if (stateAfter(standing, { action, unit }) === null) throw new WrongUsage(sayImpossible(action, standing, change))
    const until = action === 'extend' ? readUntil(change, standing) : null
    const consolidation = action === 'lock' ? await findSigned(transaction, store, { pipeline, period: change.period }) : null
    const reason = change.reason?.trim() || null
    const at = await recordInstant(transaction, store, { pipeline: pipeline.code, action: 'period', reason: `${change.period} ${action}` })
    const event: PeriodEvent = { action, unit, at, until, consolidation, reason, by: change.by }
    await savePeriodEvent(transaction, { top: store.top, pipeline: pipeline.code, period: change.period }, event)
    return describe(event, {
      pipeline,
      period: change.period,
      after: await loadStanding(transaction, { top: store.top, pipeline, period: change.period, now: at }),
    })
  })
}

function describe(
  event: PeriodEvent,
  { pipeline, period, after }: { pipeline: Pipeline; period: string; after: PeriodStanding },
): PeriodDocument {
  const deadline = event.unit === null ? after.dueAt : dueFor(after, event.unit)
  return {
    pipeline: pipeline.code,
    period,
    event,
    state: stateFor(after, event.unit),
    opensOn: after.opensOn,
    deadline,
    locksOn: after.locksOn,
  }
}

function actionOf({ action: asked, reason, until, unit }: PeriodChange): PeriodAction {
  const action = PERIOD_ACTIONS.find((each) => each === asked)
  if (!action) throw new WrongUsage(`Không có việc "${asked}". Đề nghị ghi một trong: ${PERIOD_ACTIONS.join(', ')}.`)
  if ((action === 'reopen' || action === 'extend') && !reason?.trim()) throw new WrongUsage('Đề nghị ghi lý do (--reason).')
  if ((action === 'extend') !== (until !== undefined))
    throw new WrongUsage(action === 'extend' ? 'Đề nghị ghi hạn mới (--until).' : 'Chỉ lệnh extend mới có --until.')
  if (action === 'open' && unit !== undefined) throw new WrongUsage('Kỳ được mở cho mọi đơn vị; không ghi --unit.')
  return action
}

/** A unit that is named must be one that was there on the period's cut-off day. */
function checkUnit({ units }: Definitions, pipeline: Pipeline, { unit, period }: PeriodChange): void {
  if (unit === undefined) return
  const day = cutOffOf(pipeline, periodNamed(period))
  const isThere = units.some((each) => each.code === unit && (each.role === 'upper' || each.role === 'own') && isValidOn(each, day))
  if (!isThere) throw new WrongUsage(`Không có đơn vị báo cáo nào mang mã ${unit} trong kỳ ${period}.`)
}

function readUntil({ until = '', unit }: PeriodChange, standing: PeriodStanding): string {
  const instant = wholeDay(until)
  if (instant === null) throw new WrongUsage(`Không hiểu ngày "${until}". Đề nghị ghi như 2023-09-12.`)
  const due = unit === undefined ? standing.dueAt : dueFor(standing, unit)
  if (Date.parse(instant) <= Date.parse(due)) throw new WrongUsage(`Hạn mới phải sau hạn đang áp dụng (${printDate(dayInVietNam(due))}).`)
  return instant
}

/** The consolidation that a lock is of. Throws WrongUsage where there is none, or something has changed since. */
async function findSigned(
  transaction: Transaction,
  { top, definitions }: Store,
  { pipeline, period }: { pipeline: Pipeline; period: string },
) {
  const last = (await listConsolidations(transaction, { top, pipeline: pipeline.code, period }, definitions.hash)).at(-1)
  if (last?.is_current) return last.number
  const why = last ? `có thay đổi sau lần tổng hợp ${last.number}` : 'chưa được tổng hợp'
  throw new WrongUsage(`Kỳ ${period} ${why} nên chưa khóa được. Đề nghị chạy: consolidate --period ${period}`)
}

const STATES: Readonly<Record<PeriodState, string>> = {
  not_open: 'chưa mở',
  open: 'đang mở',
  locked: 'đã khóa',
  reopened: 'đang mở lại để sửa',
}

const ADVICE: Readonly<Record<PeriodAction, string>> = {
  open: 'không cần mở nữa; kỳ đã khóa thì dùng reopen',
  lock: 'không khóa được; chỉ khóa kỳ đang mở, hoặc đơn vị đang được mở lại',
  reopen: 'không cần mở lại; chỉ mở lại kỳ đã khóa',
  extend: 'không gia hạn được; đề nghị mở lại kỳ (reopen) trước',
}

function sayImpossible(action: PeriodAction, standing: PeriodStanding, { period, unit }: PeriodChange): string {
  const what = unit === undefined ? `Kỳ ${period}` : `Kỳ ${period} của ${unit}`
  return `${what} ${STATES[stateFor(standing, unit ?? null)]}: ${ADVICE[action]}.`
}
