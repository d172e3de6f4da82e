import { loadStatus } from '../../jobs/loadStatus.ts'
import { pipelineOf } from '../../jobs/pipelineOf.ts'
import type { Call } from '../call.ts'
import { nameUnits } from '../nameUnits.ts'
import { printStatus } from '../print/printStatus.ts'
import { withStore } from '../withStore.ts'

export interface StatusOptions {
  period: string
  pipeline?: string
  json?: boolean
}

/** Prints who has sent. */
export async function runStatus({ json, ...request }: StatusOptions, call: Call): Promise<number> {
  return withStore(call, async (store) => {
    const document = await loadStatus(store, request)
    if (json) call.terminal.printJson(document)
    else {
      const pipeline = pipelineOf(store.definitions, request.period, request.pipeline)
      const units = nameUnits(store.definitions, pipeline, request.period)
      call.terminal.print(printStatus(document, { pipeline, units, width: call.terminal.width }))
    }
    return 0
  })
}
