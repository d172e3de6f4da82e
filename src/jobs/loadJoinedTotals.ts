import { periodNamed } from '../pipeline/period.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import type { PeriodCoverage } from '../store/loadCoverage.ts'
import { type StoredTotal, selectTotals } from '../store/selectTotals.ts'
import type { LongTotal } from '../total/join/longTotal.ts'
import { addNotes } from './addNotes.ts'
import { coverageOf } from './coverageOf.ts'
import { describeLine } from './describeLine.ts'
import { loadLines } from './loadLines.ts'
import type { Asked, TotalsDocument } from './loadTotals.ts'
import type { LookingBack } from './lookBack.ts'

/** Loads the totals of a period that is made of others, joined from their consolidations; a line is stale where one of theirs is. */
export async function loadJoinedTotals(then: LookingBack, { pipeline, period, unit, hasNotes }: Asked): Promise<TotalsDocument> {
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
  const own = lines.filter((line) => line.unit === unit)
  const totals = own.map((line) => describe(line, pipeline, stale.has(line.indicator)))
  const isMadeOf = ({ indicator, time }: StoredTotal, part: string) =>
    own.some((line) => line.indicator === indicator && line.time === time && line.from.includes(part))
  return {
    pipeline: pipeline.code,
    period: period.code,
    unit,
    asOf: then.until ?? then.clock(),
    consolidation: null,
    coverage: joinCoverages(coverages, new Set(lines.filter(({ role }) => role === 'upper').map((line) => line.unit)).size),
    totals: hasNotes ? await addNotes(totals, then, { pipeline: pipeline.code, unit, sources, isMadeOf }) : totals,
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
