import { listCorrections } from '../../jobs/listCorrections.ts'
import type { Call } from '../call.ts'
import { openPage } from '../openPage.ts'
import { printCorrections } from '../print/printCorrections.ts'
import { withStore } from '../withStore.ts'

export interface CorrectionsOptions {
  period: string
  pipeline?: string
  json?: boolean
}

/** Prints what was corrected in a period after it had been locked. */
export async function runCorrections({ json, ...request }: CorrectionsOptions, call: Call): Promise<number> {
  return withStore(call, async (store) => {
    const document = await listCorrections(store, request)
    if (json) call.terminal.printJson(document)
    else call.terminal.print(printCorrections(document, openPage(store, request, call)))
    return 0
  })
}
