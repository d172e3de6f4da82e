import { type DiffRequest, loadDiff } from '../../jobs/loadDiff.ts'
import type { Call } from '../call.ts'
import { openPage } from '../openPage.ts'
import { printDiff } from '../print/printDiff.ts'
import { withStore } from '../withStore.ts'

/** Prints what changed between two consolidations of a period, or two versions of a unit. */
export async function runDiff({ json, ...request }: DiffRequest & { json?: boolean }, call: Call): Promise<number> {
  return withStore(call, async (store) => {
    const document = await loadDiff(store, request)
    if (json) call.terminal.printJson(document)
    else call.terminal.print(printDiff(document, openPage(store, request, call)))
    return 0
  })
}
