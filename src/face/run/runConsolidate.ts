import { type ConsolidationDocument, consolidate } from '../../jobs/consolidate.ts'
import type { Call } from '../call.ts'
import { openPage } from '../openPage.ts'
import { printConsolidation, printEquations } from '../print/printConsolidation.ts'
import { withStore } from '../withStore.ts'

export interface ConsolidateOptions {
  period: string
  pipeline?: string
  json?: boolean
}

/** Rolls a period up; 1 where a check of the result fails. */
export async function runConsolidate({ json, ...request }: ConsolidateOptions, call: Call): Promise<number> {
  return withStore(call, async (store) => {
    call.terminal.passing('Đang tổng hợp…')
    const document = await consolidate(store, request)
    if (json) call.terminal.printJson(document)
    else {
      const page = { document, ...openPage(store, request, call) }
      call.terminal.print([...printConsolidation(page), ...printEquations(page)])
    }
    return hasFailed(document) ? 1 : 0
  })
}

/** Whether a check says that the totals cannot be trusted; one that only warns does not. */
function hasFailed({ checks }: Pick<ConsolidationDocument, 'checks'>): boolean {
  return checks.some(({ severity, rows }) => severity === 'error' && rows.length > 0)
}
