import { loadTotals } from '../../jobs/loadTotals.ts'
import { lookBack } from '../../jobs/lookBack.ts'
import type { Call } from '../call.ts'
import { openPage } from '../openPage.ts'
import { printTotals } from '../print/printTotals.ts'
import { withStore } from '../withStore.ts'

export interface TotalsOptions {
  period: string
  pipeline?: string
  asOf?: string
  unit?: string
  codes?: boolean
  notes?: boolean
  json?: boolean
}

/** Prints a period's totals. */
export async function runTotals({ json, codes, ...request }: TotalsOptions, call: Call): Promise<number> {
  return withStore(call, async (store) => {
    const document = await loadTotals(store, request)
    const then = await lookBack(store, document.asOf)
    if (json) call.terminal.printJson(document)
    else call.terminal.print(printTotals({ document, hasCodes: codes ?? false, ...openPage(then, request, call) }))
    return 0
  })
}
