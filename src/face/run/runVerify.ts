import { listAllConsolidations, type VerifiedConsolidation, verify } from '../../jobs/verify.ts'
import { printInstant } from '../../parse/printInstant.ts'
import { printPeriod } from '../../parse/printPeriod.ts'
import type { Call } from '../call.ts'
import type { Line } from '../terminal/line.ts'
import { wrapLine } from '../terminal/wrapLine.ts'
import { withStore } from '../withStore.ts'

export interface VerifyOptions {
  period?: string
  json?: boolean
}

/** Works every consolidation out anew; 1 where one does not come out as it is stored. */
export async function runVerify({ period, json }: VerifyOptions, call: Call): Promise<number> {
  const { terminal } = call
  return withStore(call, async (store, signal) => {
    const all = await listAllConsolidations(store, period ?? null)
    const verified: VerifiedConsolidation[] = []
    for (const consolidation of all) {
      signal.throwIfAborted()
      verified.push(await verify(store, consolidation))
      terminal.progress(`[${verified.length}/${all.length}] ${printPeriod(consolidation.period)}, lần ${consolidation.number}`)
    }
    if (json) terminal.printJson(verified)
    else terminal.print(printVerified(verified, terminal.width))
    return verified.some(({ differing }) => differing.length > 0) ? 1 : 0
  })
}

function printVerified(verified: readonly VerifiedConsolidation[], width: number): Line[] {
  const wrong = verified.filter(({ differing }) => differing.length > 0)
  if (verified.length === 0) return [['Chưa có lần tổng hợp nào để tính lại.']]
  if (wrong.length === 0) return [[{ text: `Cả ${verified.length} lần tổng hợp tính lại đều ra đúng từng số.`, style: 'green' }]]
  return wrong.flatMap(({ period, number, at, differing }) => [
    [{ text: `${printPeriod(period)}, lần ${number} (${printInstant(at)}): ${differing.length} số không ra như đã lưu`, style: 'red' }],
    ...differing
      .slice(0, 10)
      .flatMap(({ unit, indicator, time, stored, recomputed }) =>
        wrapLine(
          '  ',
          `${unit} ${indicator} ${time}: đã lưu ${stored?.stated ?? 'chưa có'}, tính lại ${recomputed?.stated ?? 'chưa có'}`,
          width,
        ),
      ),
  ])
}
