import { recordInstant } from '../store/recordInstant.ts'
import type { Store } from '../store/store.ts'
import { pipelineOf, WrongUsage } from './pipelineOf.ts'

export interface Withdrawal {
  unit: string
  period: string
  form?: string | undefined
  reason: string
  pipeline?: string | undefined
}

/**
 * Closes a unit's facts of a period (one form's, or all), with the reason; nothing is deleted, and the totals follow at the next
 * consolidation. Returns how many forms and facts were closed. Throws WrongUsage where there is nothing in force.
 */
export async function withdraw(
  store: Store,
  { unit, period, form, reason, pipeline: code }: Withdrawal,
): Promise<{ forms: number; facts: number }> {
  const pipeline = pipelineOf(store.definitions, period, code)
  if (!store.definitions.units.some((each) => each.code === unit)) throw new WrongUsage(`Không có đơn vị nào mang mã ${unit}.`)
  if (!reason.trim()) throw new WrongUsage('Đề nghị ghi lý do (--reason).')
  return store.database.transaction(async (transaction) => {
    const instant = await recordInstant(transaction, store, {
      pipeline: pipeline.code,
      action: 'withdrawal',
      reason: `${unit} ${form ?? '*'}: ${reason.trim()}`,
    })
    const close = async (table: 'submission_form' | 'fact_indicator', reporter: string) => {
      const rows = await transaction.query(
        `update ${table} set recorded_to = $5
         where top_unit_code = $1 and pipeline_code = $2 and period_code = $3 and ${reporter} = $4 and recorded_to is null and ($6::text is null or form_code = $6)
         returning 1`,
        [store.top, pipeline.code, period, unit, instant, form ?? null],
      )
      return rows.length
    }
    const closed = { forms: await close('submission_form', 'unit_code'), facts: await close('fact_indicator', 'reporting_unit_code') }
    if (closed.forms === 0)
      throw new WrongUsage(`Đơn vị ${unit} không có ${form ? `biểu ${form}` : 'biểu nào'} đang được tính trong kỳ ${period}.`)
    return closed
  })
}
