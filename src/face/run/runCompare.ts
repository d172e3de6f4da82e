import { type ComparisonRequest, loadComparison } from '../../jobs/loadComparison.ts'
import { lookBack } from '../../jobs/lookBack.ts'
import type { Call } from '../call.ts'
import { openPage } from '../openPage.ts'
import { printComparison } from '../print/printComparison.ts'
import { withStore } from '../withStore.ts'

/** Prints a period against an earlier one, and against what was set from above. */
export async function runCompare({ json, ...request }: ComparisonRequest & { json?: boolean }, call: Call): Promise<number> {
  return withStore(call, async (store) => {
    const document = await loadComparison(store, request)
    if (json) call.terminal.printJson(document)
    else call.terminal.print(printComparison(document, openPage(await lookBack(store, request.asOf), request, call)))
    return 0
  })
}
