import { changedBetween } from '../pipeline/changedBetween.ts'
import { type Period, periodNamed, periodOf, previousPeriodOf, yearBefore } from '../pipeline/period.ts'
import type { Pipeline, Target } from '../pipeline/pipeline.ts'
import type { Store } from '../store/store.ts'
import { compareTotals } from '../total/compare/compareTotals.ts'
import type { Comparison } from '../total/compare/comparison.ts'
import type { LongTotal } from '../total/join/longTotal.ts'
import { byPlaceIn } from './byPlaceIn.ts'
import { describeLine, type LineDescription } from './describeLine.ts'
import { loadLines, type Source } from './loadLines.ts'
import { lookBack } from './lookBack.ts'
import { pipelineCovering, WrongUsage } from './pipelineOf.ts'
import { spanOf } from './spanOf.ts'

export interface ComparisonRequest {
  period: string
  /** `previous`, `year-before`, or a period of the same kind. */
  with?: string | undefined
  pipeline?: string | undefined
  asOf?: string | undefined
}

/** One side of a comparison: the consolidations it has, and the periods it lacks. */
export interface ComparedPeriod {
  period: string
  sources: Source[]
  lacking: string[]
}

/** What a figure set from above is, and how far it is reached: both numbers, and the decision. */
export interface ReachedTarget {
  indicator: string
  label: string
  /** The share that says so. */
  share: string
  value: number | null
  target: number
  percent: number | null
  decision: string
  validFrom: string
}

/** A period against another, on the units that can be compared: the document of `compare --json`. */
export interface ComparisonDocument {
  pipeline: string
  now: ComparedPeriod
  before: ComparedPeriod
  /** Whether units changed between the two; those are left out of every line. */
  isBroken: boolean
  changed: string[]
  lines: (Comparison & LineDescription)[]
  targets: ReachedTarget[]
}

/** Compares a period's totals with an earlier one's, unit by unit where both gave the figure and nothing became of the unit between. */
export async function loadComparison(store: Store, request: ComparisonRequest): Promise<ComparisonDocument> {
  const then = await lookBack(store, request.asOf)
  const pipeline = pipelineCovering(then.definitions, request.period, request.pipeline)
  const period = periodNamed(request.period)
  const other = otherOf(period, request.with)
  const [now, before] = [await loadLines(then, pipeline, period), await loadLines(then, pipeline, other)]
  const { units: changed, isBroken } = changedBetween(then.definitions, spanOf(pipeline, other).first, spanOf(pipeline, period).last)
  return {
    pipeline: pipeline.code,
    now: { period: period.code, sources: now.sources, lacking: now.lacking },
    before: { period: other.code, sources: before.sources, lacking: before.lacking },
    isBroken,
    changed: [...changed].sort(),
    lines: compareTotals(now.lines, before.lines, { node: then.top, changed }, pipeline)
      .map((line) => ({ ...line, ...describeLine(line, pipeline) }))
      .sort(byPlaceIn(pipeline)),
    targets: reachedTargets(
      now.lines.filter(({ unit }) => unit === then.top),
      { pipeline, day: spanOf(pipeline, period).last },
    ),
  }
}

function otherOf(period: Period, asked = 'previous'): Period {
  if (asked === 'previous') return previousPeriodOf(period)
  if (asked === 'year-before') return yearBefore(period)
  const other = periodOf(asked)
  if (other?.kind !== period.kind)
    throw new WrongUsage(
      `Không so được với "${asked}". Đề nghị ghi previous (kỳ trước), year-before (cùng kỳ năm trước), hoặc một kỳ cùng loại.`,
    )
  if (other.startsOn >= period.startsOn) throw new WrongUsage(`Kỳ ${asked} không trước kỳ ${period.code}.`)
  return other
}

/** Every share of a figure that is set from above, with the decision that held on a day. */
function reachedTargets(lines: readonly LongTotal[], { pipeline, day }: { pipeline: Pipeline; day: string }): ReachedTarget[] {
  return pipeline.shares.flatMap((share) => {
    const target = pipeline.targets.find((each) => each.indicator === share.denominator && holdsOn(each, day))
    const line = lines.find(({ indicator }) => indicator === share.code)
    const numerator = pipeline.indicators.find(({ code }) => code === share.numerator)
    if (!target || !numerator) return []
    const { value: set, decision, validFrom } = target
    const percent = line?.qualifier === 'exact' ? line.stated : null
    return [
      {
        indicator: numerator.code,
        label: numerator.label,
        share: share.code,
        value: line?.num ?? null,
        target: set,
        percent,
        decision,
        validFrom,
      },
    ]
  })
}

function holdsOn({ validFrom, validTo }: Target, day: string): boolean {
  return validFrom <= day && (validTo === null || day <= validTo)
}
