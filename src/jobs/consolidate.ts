import { type CheckResult, runChecks } from '../store/runChecks.ts'
import { saveConsolidation } from '../store/saveConsolidation.ts'
import type { Store } from '../store/store.ts'
import { checkTotals } from './checkTotals.ts'
import { loadTotals, type TotalsDocument } from './loadTotals.ts'
import { pipelineOf } from './pipelineOf.ts'

export type ConsolidationDocument = TotalsDocument & {
  /** The invariants of the database and the rules over a period, each with the rows that break it. */
  checks: CheckResult[]
  isNew: boolean
}

/** Rolls a period up, and checks the result. The same facts and definitions give the same numbered consolidation again. */
export async function consolidate(
  store: Store,
  { period, pipeline: code }: { period: string; pipeline?: string | undefined },
): Promise<ConsolidationDocument> {
  const pipeline = pipelineOf(store.definitions, period, code)
  const saved = await store.database.transaction((transaction) =>
    saveConsolidation(transaction, store, { pipeline: pipeline.code, period }),
  )
  const totals = await loadTotals(store, { period, pipeline: pipeline.code })
  const checks = saved === null ? [] : [...(await runChecks(store.database)), ...checkTotals(totals, pipeline)]
  store.log.info('consolidated', { pipeline: pipeline.code, period, number: saved?.number ?? null, isNew: saved?.isNew ?? false })
  return { ...totals, checks, isNew: saved?.isNew ?? false }
}
