import { loadTotals } from '../../jobs/loadTotals.ts'
import { loadTrace } from '../../jobs/loadTrace.ts'
import { pipelineOf } from '../../jobs/pipelineOf.ts'
import type { Call } from '../call.ts'
import { nameUnits } from '../nameUnits.ts'
import { printTrace } from '../print/printTrace.ts'
import { withStore } from '../withStore.ts'

export interface TraceOptions {
  indicator: string
  period: string
  time?: string
  asOf?: string
  unit?: string
  pipeline?: string
  json?: boolean
}

/** Prints where a total comes from, down to the cells. */
export async function runTrace({ indicator, json, ...request }: TraceOptions, call: Call): Promise<number> {
  return withStore(call, async (store) => {
    const document = await loadTrace(store, indicator, request)
    if (json) call.terminal.printJson(document)
    else {
      const pipeline = pipelineOf(store.definitions, request.period, request.pipeline)
      const units = nameUnits(store.definitions, pipeline, request.period)
      const { totals } = await loadTotals(store, request)
      call.terminal.print(printTrace({ document, totals, pipeline, units, width: call.terminal.width }))
    }
    return 0
  })
}
