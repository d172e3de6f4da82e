import { loadSeries, type SeriesRequest } from '../../jobs/loadSeries.ts'
import { lookBack } from '../../jobs/lookBack.ts'
import type { Call } from '../call.ts'
import { openPage } from '../openPage.ts'
import { printSeries } from '../print/printSeries.ts'
import { withStore } from '../withStore.ts'

/** Prints one line over several periods. */
export async function runSeries(
  { indicator, json, ...request }: SeriesRequest & { indicator: string; json?: boolean },
  call: Call,
): Promise<number> {
  return withStore(call, async (store) => {
    const document = await loadSeries(store, indicator, request)
    if (json) call.terminal.printJson(document)
    else {
      const then = await lookBack(store, request.asOf)
      call.terminal.print(printSeries(document, openPage(then, { period: request.to, pipeline: request.pipeline }, call)))
    }
    return 0
  })
}
