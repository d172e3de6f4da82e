import { loadStatus } from '../../jobs/loadStatus.ts'
import { lookBack } from '../../jobs/lookBack.ts'
import type { Call } from '../call.ts'
import { openPage } from '../openPage.ts'
import { printStatus } from '../print/printStatus.ts'
import { withStore } from '../withStore.ts'

export interface StatusOptions {
  period: string
  pipeline?: string
  asOf?: string
  json?: boolean
}

/** Prints who has sent. */
export async function runStatus({ json, ...request }: StatusOptions, call: Call): Promise<number> {
  return withStore(call, async (store) => {
    const document = await loadStatus(store, request)
    if (json) call.terminal.printJson(document)
    else call.terminal.print(printStatus(document, openPage(await lookBack(store, request.asOf), request, call)))
    return 0
  })
}
