import { reopeningFor, stateFor } from '../pipeline/periodState.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import { saveCorrection } from '../store/corrections.ts'
import type { Transaction } from '../store/database.ts'
import { loadStanding } from '../store/loadStanding.ts'
import { placeUnions } from '../store/placeUnions.ts'
import { lockPipeline, recordInstant } from '../store/recordInstant.ts'
import type { Store } from '../store/store.ts'
import { pipelineOf, WrongUsage } from './pipelineOf.ts'

export interface Withdrawal {
  unit: string
  period: string
  form?: string | undefined
  reason: string
  pipeline?: string | undefined
}

/** What is closed for whom, and the instant at which it is. */
interface Closing extends Withdrawal {
  top: string
  pipeline: string
  at: string
}

/**
 * Closes a unit's facts of a period (one form's, or all), with the reason; nothing is deleted, and the totals follow at the next
 * consolidation. In a period that is reopened for the unit it is a numbered correction. Returns how many forms and facts were
 * closed. Throws WrongUsage where there is nothing in force, or the period is locked.
 */
export async function withdraw(store: Store, withdrawal: Withdrawal): Promise<{ forms: number; facts: number }> {
  const { unit, period, form, reason, pipeline: code } = withdrawal
  const pipeline = pipelineOf(store.definitions, period, code)
  if (!store.definitions.units.some((each) => each.code === unit)) throw new WrongUsage(`Không có đơn vị nào mang mã ${unit}.`)
  if (!reason.trim()) throw new WrongUsage('Đề nghị ghi lý do (--reason).')
  return store.database.transaction(async (transaction) => {
    await lockPipeline(transaction, store.top, pipeline.code)
    const reopening = await findReopening(transaction, store, { pipeline, unit, period })
    const why = `${unit} ${form ?? '*'}: ${reason.trim()}`
    const at = await recordInstant(transaction, store, { pipeline: pipeline.code, action: 'withdrawal', reason: why })
    const closed = await close(transaction, { ...withdrawal, top: store.top, pipeline: pipeline.code, at })
    if (closed.forms === 0)
      throw new WrongUsage(`Đơn vị ${unit} không có ${form ? `biểu ${form}` : 'biểu nào'} đang được tính trong kỳ ${period}.`)
    await placeUnions(transaction, { top: store.top, pipeline: pipeline.code, unit, instant: at })
    const key = { top: store.top, pipeline: pipeline.code, period }
    if (reopening)
      await saveCorrection(transaction, key, { at, unit, submission: null, reopening: { ...reopening, reason: reason.trim() } })
    return closed
  })
}

/** The reopening under which a unit is corrected; null where the period was never locked for it. Throws WrongUsage where it is locked. */
async function findReopening(
  transaction: Transaction,
  { top, clock }: Store,
  { pipeline, unit, period }: { pipeline: Pipeline; unit: string; period: string },
) {
  const standing = await loadStanding(transaction, { top, pipeline, period, now: clock() })
  if (stateFor(standing, unit) === 'locked')
    throw new WrongUsage(`Kỳ ${period} đã khóa. Đề nghị mở lại trước: period reopen --period ${period} --unit ${unit} --reason "…"`)
  return reopeningFor(standing, unit)
}

async function close(transaction: Transaction, closing: Closing): Promise<{ forms: number; facts: number }> {
  const { top, pipeline, period, unit, at, form = null } = closing
  const closeIn = async (table: 'submission_form' | 'fact_indicator', reporter: string) => {
    const rows = await transaction.query(
      `update ${table} set recorded_to = $5
       where top_unit_code = $1 and pipeline_code = $2 and period_code = $3 and ${reporter} = $4 and recorded_to is null and ($6::text is null or form_code = $6)
       returning 1`,
      [top, pipeline, period, unit, at, form],
    )
    return rows.length
  }
  return { forms: await closeIn('submission_form', 'unit_code'), facts: await closeIn('fact_indicator', 'reporting_unit_code') }
}
