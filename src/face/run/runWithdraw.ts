import { pipelineOf } from '../../jobs/pipelineOf.ts'
import { withdraw } from '../../jobs/withdraw.ts'
import { printNumber } from '../../parse/printNumber.ts'
import { printPeriod } from '../../parse/printPeriod.ts'
import type { Call } from '../call.ts'
import { nameUnits } from '../nameUnits.ts'
import { withStore } from '../withStore.ts'

export interface WithdrawOptions {
  unit: string
  period: string
  form?: string
  reason: string
  pipeline?: string
  json?: boolean
}

/** Closes a unit's facts of a period. */
export async function runWithdraw({ json, ...withdrawal }: WithdrawOptions, call: Call): Promise<number> {
  const { terminal, advise } = call
  return withStore(call, async (store) => {
    const { forms, facts } = await withdraw(store, withdrawal)
    const { unit, period, form = null, reason } = withdrawal
    const pipeline = pipelineOf(store.definitions, period, withdrawal.pipeline)
    if (json) terminal.printJson({ pipeline: pipeline.code, period, unit, form, reason, forms, facts })
    else {
      const name = nameUnits(store.definitions, pipeline, period).nameOf(unit)
      terminal.print([
        [`Đã thôi tính ${forms} biểu (${printNumber(facts)} số liệu) của ${name}, ${printPeriod(period)}. Không xóa gì.`],
        ['Tổng số đổi ở lần tổng hợp sau:'],
        [`  ${advise(`consolidate --period ${period}`)}`],
      ])
    }
    return 0
  })
}
