import { userInfo } from 'node:os'
import { changePeriod, type PeriodChange } from '../../jobs/changePeriod.ts'
import { printInstant } from '../../parse/printInstant.ts'
import type { Call } from '../call.ts'
import { openPage } from '../openPage.ts'
import { printTitle } from '../print/printTitle.ts'
import { sayPeriodEvent, sayPeriodState } from '../sayPeriodEvent.ts'
import { wrapLine } from '../terminal/wrapLine.ts'
import { withStore } from '../withStore.ts'

export interface PeriodOptions extends Omit<PeriodChange, 'by'> {
  by?: string
  json?: boolean
}

/** Opens, locks, reopens or extends a period. */
export async function runPeriod({ json, by, ...change }: PeriodOptions, call: Call): Promise<number> {
  return withStore(call, async (store) => {
    const document = await changePeriod(store, { ...change, by: by?.trim() || accountName() })
    if (json) call.terminal.printJson(document)
    else {
      const { pipeline, units, width } = openPage(store, change, call)
      call.terminal.print([
        printTitle(pipeline, change.period),
        ...wrapLine('', sayPeriodEvent(document.event, units), width),
        [`${sayPeriodState(document.state)} · hạn nộp ${printInstant(document.deadline)}`],
      ])
    }
    return 0
  })
}

/** The account that the command runs under; a container may have none by name. */
function accountName(): string {
  try {
    return userInfo().username
  } catch {
    return `uid ${process.getuid?.() ?? '?'}`
  }
}
