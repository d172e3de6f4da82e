import { isSender } from '../pipeline/formsOf.ts'
import { periodNamed } from '../pipeline/period.ts'
import { cutOffOf } from '../pipeline/pipeline.ts'
import { loadCoverage, type PeriodCoverage } from '../store/loadCoverage.ts'
import { findConsolidation, type StoredTotal, selectTotals } from '../store/selectTotals.ts'
import type { Store } from '../store/store.ts'
import { lookBack } from './lookBack.ts'
import { pipelineOf, WrongUsage } from './pipelineOf.ts'

/** A period's totals as a consolidation gave them: the document of `totals --json`, a contract. */
export interface TotalsDocument {
  pipeline: string
  period: string
  /** The unit that is totalled. */
  unit: string
  asOf: string
  /** Null where the period was not consolidated by then. */
  consolidation: number | null
  coverage: PeriodCoverage
  totals: StoredTotal[]
}

export interface TotalsRequest {
  period: string
  pipeline?: string | undefined
  asOf?: string | undefined
  unit?: string | undefined
}

/** Loads the totals of a unit (the federation, unless told otherwise) as the last consolidation before `asOf` knew them. */
export async function loadTotals(store: Store, request: TotalsRequest): Promise<TotalsDocument> {
  const { definitions, top, database, clock, until } = await lookBack(store, request.asOf)
  const pipeline = pipelineOf(definitions, request.period, request.pipeline)
  const unit = request.unit ?? top
  if (!definitions.units.some(({ code }) => code === unit)) throw new WrongUsage(`Không có đơn vị nào mang mã ${unit}.`)
  const period = periodNamed(request.period)
  const key = { top, pipeline: pipeline.code, period: period.code }
  const found = await findConsolidation(database, key, until)
  const senders = (['upper', 'own'] as const).filter((role) => isSender(pipeline, role, period))
  const expected = { ...key, cutOff: cutOffOf(pipeline, period), senders }
  const coverage = await loadCoverage(database, expected, found?.knownAt ?? until ?? 'infinity')
  const totals = found ? await selectTotals(database, { ...key, unit, knownAt: found.knownAt, until }) : []
  return {
    pipeline: pipeline.code,
    period: request.period,
    unit,
    asOf: found?.knownAt ?? until ?? clock(),
    consolidation: found?.number ?? null,
    coverage,
    totals,
  }
}
