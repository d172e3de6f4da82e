import { type Period, periodNamed } from '../pipeline/period.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import type { PeriodCoverage } from '../store/loadCoverage.ts'
import { findConsolidation, type StoredTotal, selectTotals } from '../store/selectTotals.ts'
import type { Store } from '../store/store.ts'
import { addNotes } from './addNotes.ts'
import { coverageOf } from './coverageOf.ts'
import { loadJoinedTotals } from './loadJoinedTotals.ts'
import type { Source } from './loadLines.ts'
import { type LookingBack, lookBack } from './lookBack.ts'
import { pipelineCovering, WrongUsage } from './pipelineOf.ts'

/** A period's totals as a consolidation gave them: the document of `totals --json`, a contract. */
export interface TotalsDocument {
  pipeline: string
  period: string
  /** The unit that is totalled. */
  unit: string
  asOf: string
  /** Null where the period was not consolidated by then, and for one that is joined from others. */
  consolidation: number | null
  coverage: PeriodCoverage
  totals: StoredTotal[]
  /** Of a period that is joined from others: the consolidations that it has, and the periods that it lacks. */
  joined?: { sources: Source[]; lacking: string[] }
}

export interface TotalsRequest {
  period: string
  pipeline?: string | undefined
  asOf?: string | undefined
  unit?: string | undefined
  /** Whether each total gets what units explained of its figures. */
  notes?: boolean | undefined
}

/**
 * Loads the totals of a unit (the federation, unless told otherwise) as the last consolidation before `asOf` knew them; of a period that is
 * made of those that are collected, joined from their consolidations.
 */
export async function loadTotals(store: Store, request: TotalsRequest): Promise<TotalsDocument> {
  const then = await lookBack(store, request.asOf)
  const pipeline = pipelineCovering(then.definitions, request.period, request.pipeline)
  const unit = request.unit ?? then.top
  if (!then.definitions.units.some(({ code }) => code === unit)) throw new WrongUsage(`Không có đơn vị nào mang mã ${unit}.`)
  const period = periodNamed(request.period)
  const asked = { pipeline, period, unit, hasNotes: request.notes ?? false }
  return period.kind === pipeline.periodKind ? loadCollected(then, asked) : loadJoinedTotals(then, asked)
}

/** Whose totals are asked for, of which period. */
export interface Asked {
  pipeline: Pipeline
  period: Period
  unit: string
  hasNotes: boolean
}

async function loadCollected(then: LookingBack, { pipeline, period, unit, hasNotes }: Asked): Promise<TotalsDocument> {
  const { database, top, until, clock } = then
  const key = { top, pipeline: pipeline.code, period: period.code }
  const found = await findConsolidation(database, key, until)
  const totals = found ? await selectTotals(database, { ...key, unit, knownAt: found.knownAt, until }) : []
  return {
    pipeline: pipeline.code,
    period: period.code,
    unit,
    asOf: found?.knownAt ?? until ?? clock(),
    consolidation: found?.number ?? null,
    coverage: await coverageOf(then, { pipeline, period }, found?.knownAt),
    totals:
      found && hasNotes
        ? await addNotes(totals, then, { pipeline: pipeline.code, unit, sources: [{ ...found, period: period.code }] })
        : totals,
  }
}
