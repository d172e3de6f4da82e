import { isSender } from '../pipeline/formsOf.ts'
import { type Period, periodNamed } from '../pipeline/period.ts'
import { cutOffOf, type Pipeline } from '../pipeline/pipeline.ts'
import { loadCoverage, type PeriodCoverage } from '../store/loadCoverage.ts'
import { findConsolidation, type StoredTotal, selectTotals } from '../store/selectTotals.ts'
import type { Store } from '../store/store.ts'
import type { LongTotal } from '../total/join/longTotal.ts'
import { describeLine } from './describeLine.ts'
import { loadLines, type Source } from './loadLines.ts'
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
  return period.kind === pipeline.periodKind
    ? loadCollected(then, { pipeline, period, unit })
    : loadJoined(then, { pipeline, period, unit })
}

interface Asked {
  pipeline: Pipeline
  period: Period
  unit: string
}

async function loadCollected(then: LookingBack, { pipeline, period, unit }: Asked): Promise<TotalsDocument> {
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
    totals,
  }
}

async function coverageOf(
  { database, top, until }: LookingBack,
  { pipeline, period }: Omit<Asked, 'unit'>,
  knownAt: string | undefined,
): Promise<PeriodCoverage> {
  const senders = (['upper', 'own'] as const).filter((role) => isSender(pipeline, role, period))
  const expected = { top, pipeline: pipeline.code, period: period.code, cutOff: cutOffOf(pipeline, period), senders }
  return loadCoverage(database, expected, knownAt ?? until ?? 'infinity')
}

async function loadJoined(then: LookingBack, { pipeline, period, unit }: Asked): Promise<TotalsDocument> {
  const { sources, lacking, lines } = await loadLines(then, pipeline, period)
  const parts = sources.map(({ period: code, knownAt }) => ({ pipeline, period: periodNamed(code), knownAt }))
  const coverages: PeriodCoverage[] = []
  const stale = new Set<string>()
  for (const { period: part, knownAt } of parts) {
    coverages.push(await coverageOf(then, { pipeline, period: part }, knownAt))
    const key = { top: then.top, pipeline: pipeline.code, period: part.code }
    for (const total of await selectTotals(then.database, { ...key, unit, knownAt, until: then.until }))
      if (total.stale) stale.add(total.indicator)
  }
  return {
    pipeline: pipeline.code,
    period: period.code,
    unit,
    asOf: then.until ?? then.clock(),
    consolidation: null,
    coverage: joinCoverages(coverages, new Set(lines.filter(({ role }) => role === 'upper').map((line) => line.unit)).size),
    totals: lines.filter((line) => line.unit === unit).map((line) => describe(line, pipeline, stale.has(line.indicator))),
    joined: { sources, lacking },
  }
}

/** Who is in all of several periods: expected is who was there in any of them, missing who is missing in one. */
function joinCoverages(coverages: readonly PeriodCoverage[], expected: number): PeriodCoverage {
  const missing = [...new Set(coverages.flatMap((each) => each.missing))].sort()
  const owns = coverages.flatMap(({ own }) => own ?? [])
  return { expected, reported: expected - missing.length, missing, own: owns.length === 0 ? null : owns.every(Boolean) }
}

/** A line with what a reader needs to print it. */
function describe(line: LongTotal, pipeline: Pipeline, stale: boolean): StoredTotal {
  const { indicator, time, stated, low, high, qualifier, num, den, reported, expected, missing, isOwnIn } = line
  const value = qualifier === 'approx' ? stated : qualifier === 'exact' || qualifier === 'gte' ? low : null
  return {
    ...{ indicator, time, ...describeLine(line, pipeline), value, low, high, qualifier, num, den, reported, expected },
    missing: [...missing],
    own: isOwnIn,
    asOf: { first: line.asOfFirst, last: line.asOfLast },
    stale,
  }
}
