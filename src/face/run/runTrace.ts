import { loadTrace } from '../../jobs/loadTrace.ts'
import { lookBack } from '../../jobs/lookBack.ts'
import type { Call } from '../call.ts'
import { openPage } from '../openPage.ts'
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
    const { document, totals } = await loadTrace(store, indicator, request)
    const then = await lookBack(store, document.knownAt)
    if (json) call.terminal.printJson(document)
    else call.terminal.print(printTrace({ document, totals, ...openPage(then, request, call) }))
    return 0
  })
}
