import { loadTotals } from '../../jobs/loadTotals.ts'
import { pipelineOf } from '../../jobs/pipelineOf.ts'
import type { Call } from '../call.ts'
import { nameUnits } from '../nameUnits.ts'
import { printTotals } from '../print/printTotals.ts'
import { withStore } from '../withStore.ts'

export interface TotalsOptions {
  period: string
  pipeline?: string
  asOf?: string
  unit?: string
  codes?: boolean
  json?: boolean
}

/** Prints a period's totals. */
export async function runTotals({ json, codes, ...request }: TotalsOptions, call: Call): Promise<number> {
  return withStore(call, async (store) => {
    const document = await loadTotals(store, request)
    if (json) call.terminal.printJson(document)
    else {
      const pipeline = pipelineOf(store.definitions, request.period, request.pipeline)
      const units = nameUnits(store.definitions, pipeline, request.period)
      call.terminal.print(
        printTotals({ document, pipeline, units, width: call.terminal.width, advise: call.advise, hasCodes: codes ?? false }),
      )
    }
    return 0
  })
}
