import { changedBetween } from '../pipeline/changedBetween.ts'
import type { TimeBasis } from '../pipeline/indicator.ts'
import { dayInVietNam } from '../pipeline/inVietNam.ts'
import { nextPeriodOf, type Period, periodOf } from '../pipeline/period.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import type { Succession } from '../pipeline/unit.ts'
import type { Store } from '../store/store.ts'
import type { Sum } from '../total/addFigures.ts'
import { changeOf } from '../total/compare/changeOf.ts'
import type { LongTotal } from '../total/join/longTotal.ts'
import { type RegroupedRow, regroup } from '../total/regroup/regroup.ts'
import { sumOfLine } from '../total/sumOfLine.ts'
import { basisOf } from './basisOf.ts'
import { describeLine, type LineDescription } from './describeLine.ts'
import { loadLines } from './loadLines.ts'
import { type LookingBack, lookBack } from './lookBack.ts'
import { pipelineCovering, WrongUsage } from './pipelineOf.ts'
import { spanOf } from './spanOf.ts'

export interface SeriesRequest {
  from: string
  to: string
  time?: string | undefined
  unit?: string | undefined
  /** Whether to show each period's figures on the units of today as well. */
  today?: boolean | undefined
  /** Whether to give percentages also across a break. */
  acrossBreaks?: boolean | undefined
  pipeline?: string | undefined
  asOf?: string | undefined
}

/** One period of a series. */
export interface SeriesPoint {
  period: string
  /** The periods that the value is made of; none where there is no consolidation. */
  from: string[]
  value: Sum | null
  reported: number
  expected: number
  missing: readonly string[]
  own: boolean | null
  /** Whether units changed since the point before: the two are not figures of the same. */
  isBroken: boolean
  /** The successions between. */
  why: Succession[]
  /** From the point before; null where not the same units gave the figure, and across a break unless it was asked for. */
  difference: number | null
  percent: number | null
  /** The figures of the period's units where they have their place today. */
  rows?: RegroupedRow[]
}

/** One line over several periods: the document of `series --json`. */
export type SeriesDocument = LineDescription & {
  pipeline: string
  indicator: string
  time: TimeBasis
  unit: string
  /** The day whose units the rows are of (YYYY-MM-DD); null where none were asked for. */
  unitsOn: string | null
  points: SeriesPoint[]
}

/** Loads one line of a unit (the federation, unless told otherwise) over several periods of one kind, as they were known. */
export async function loadSeries(store: Store, indicator: string, request: SeriesRequest): Promise<SeriesDocument> {
  const then = await lookBack(store, request.asOf)
  const pipeline = pipelineCovering(then.definitions, request.from, request.pipeline)
  const time = basisOf(pipeline, indicator, request.time)
  const unit = request.unit ?? then.top
  if (!then.definitions.units.some(({ code }) => code === unit)) throw new WrongUsage(`Không có đơn vị nào mang mã ${unit}.`)
  const unitsOn = request.today ? dayInVietNam(then.until ?? then.clock()) : null
  if (unitsOn !== null && pipeline.shares.some(({ code }) => code === indicator))
    throw new WrongUsage('Tỷ lệ không chia lại theo đơn vị hiện nay; đề nghị xem tử số và mẫu số.')
  const asked = { pipeline, indicator, time, unit, unitsOn, acrossBreaks: request.acrossBreaks ?? false }
  const points: SeriesPoint[] = []
  for (const period of periodsBetween(request)) points.push(await loadPoint(then, period, { ...asked, before: points.at(-1) ?? null }))
  return { pipeline: pipeline.code, indicator, time, unit, ...describeLine({ indicator, time }, pipeline), unitsOn, points }
}

const MOST_POINTS = 60

function periodsBetween({ from, to }: SeriesRequest): Period[] {
  const [first, last] = [periodOf(from), periodOf(to)]
  if (!first || !last || first.kind !== last.kind || last.startsOn < first.startsOn)
    throw new WrongUsage(
      `Không hiểu khoảng từ "${from}" đến "${to}". Đề nghị ghi hai kỳ cùng loại, kỳ sau không trước kỳ đầu, như 2022-Q1 và 2023-Q4.`,
    )
  const periods: Period[] = []
  for (let next = first; next.startsOn <= last.startsOn; next = nextPeriodOf(next)) periods.push(next)
  if (periods.length > MOST_POINTS)
    throw new WrongUsage(`Khoảng từ ${from} đến ${to} có ${periods.length} kỳ, nhiều nhất là ${MOST_POINTS}.`)
  return periods
}

interface AskedPoint {
  pipeline: Pipeline
  indicator: string
  time: TimeBasis
  unit: string
  unitsOn: string | null
  acrossBreaks: boolean
  before: SeriesPoint | null
}

async function loadPoint(then: LookingBack, period: Period, asked: AskedPoint): Promise<SeriesPoint> {
  const { pipeline, indicator, time, unit, unitsOn, before } = asked
  const all = (await loadLines(then, pipeline, period)).lines.filter((line) => line.indicator === indicator && line.time === time)
  const line = all.find((each) => each.unit === unit)
  const value = line ? sumOfLine(line) : null
  const { isBroken, why } = breakBefore(then, period, asked)
  const reporting = all.filter(({ role }) => role === 'upper' || role === 'own')
  const coverage = coverageOf(line)
  const isComparable = before !== null && isSameCoverage(coverage, before) && (!isBroken || asked.acrossBreaks)
  const span = { after: spanOf(pipeline, period).last, until: unitsOn ?? '' }
  return {
    period: period.code,
    from: line?.from ?? [],
    value,
    ...coverage,
    isBroken,
    why,
    ...(isComparable ? changeOf(value, before.value) : NO_CHANGE),
    ...(unitsOn !== null && span.after <= unitsOn ? { rows: regroup(reporting, then.definitions, span) } : {}),
  }
}

const NO_CHANGE = { difference: null, percent: null }

type Coverage = Pick<SeriesPoint, 'reported' | 'expected' | 'missing' | 'own'>

function coverageOf(line: LongTotal | undefined): Coverage {
  return { reported: line?.reported ?? 0, expected: line?.expected ?? 0, missing: line?.missing ?? [], own: line?.isOwnIn ?? null }
}

/** Whether the same units are missing: a unit more or less is no growth. */
function isSameCoverage(a: Coverage, b: Coverage): boolean {
  return a.missing.join(' ') === b.missing.join(' ') && a.own === b.own
}

/** Whether a unit, or for a node any unit, is another one than at the point before. */
function breakBefore(
  { definitions }: LookingBack,
  period: Period,
  { pipeline, unit, before }: AskedPoint,
): { isBroken: boolean; why: Succession[] } {
  const earlier = before && periodOf(before.period)
  if (!earlier) return { isBroken: false, why: [] }
  const changes = changedBetween(definitions, spanOf(pipeline, earlier).first, spanOf(pipeline, period).last)
  const isNode = definitions.units.some(({ code, role }) => code === unit && role === 'total')
  if (isNode) return { isBroken: changes.isBroken, why: changes.why }
  return { isBroken: changes.units.has(unit), why: changes.why.filter(({ from, to }) => from === unit || to === unit) }
}
