import { type Period, partsOf } from '../pipeline/period.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import { loadStoredTotals } from '../store/rollUp.ts'
import { findConsolidation } from '../store/selectTotals.ts'
import { joinPeriods } from '../total/join/joinPeriods.ts'
import type { LongTotal } from '../total/join/longTotal.ts'
import type { UnitTotal } from '../total/unitTotal.ts'
import type { LookingBack } from './lookBack.ts'

/** A consolidation that a period's totals come from. */
export interface Source {
  period: string
  consolidation: number
  knownAt: string
}

/** The totals of every unit and node in a period, and the consolidations that they come from. */
export interface PeriodLines {
  sources: Source[]
  /** The periods without a consolidation by then. */
  lacking: string[]
  lines: LongTotal[]
}

/** Loads the lines of a period as they were known: of its consolidation, or joined from those of the periods that it is made of. */
export async function loadLines(store: LookingBack, pipeline: Pipeline, period: Period): Promise<PeriodLines> {
  const parts = period.kind === pipeline.periodKind ? [period] : partsOf(period, pipeline.periodKind)
  const found: (Source & { totals: UnitTotal[] })[] = []
  for (const { code } of parts) {
    const key = { top: store.top, pipeline: pipeline.code, period: code }
    const consolidation = await findConsolidation(store.database, key, store.until)
    if (!consolidation) continue
    const totals = await loadStoredTotals(store.database, { ...key, at: consolidation.knownAt })
    found.push({ period: code, consolidation: consolidation.number, knownAt: consolidation.knownAt, totals })
  }
  const sources = found.map(({ totals: _, ...source }) => source)
  if (parts.length === 1) return { sources, lacking: sources.length > 0 ? [] : [period.code], lines: found.flatMap(ofOnePeriod) }
  const { lacking, totals } = joinPeriods(found, { periods: parts.map(({ code }) => code) }, pipeline)
  return { sources, lacking, lines: totals }
}

function ofOnePeriod({ period, totals }: { period: string; totals: readonly UnitTotal[] }): LongTotal[] {
  return totals.map((total) => ({ ...total, from: total.qualifier === null ? [] : [period] }))
}
