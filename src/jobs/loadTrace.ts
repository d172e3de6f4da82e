import type { TimeBasis } from '../pipeline/indicator.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import { selectAddends, type TracedFact } from '../store/selectAddends.ts'
import type { StoredTotal } from '../store/selectTotals.ts'
import type { Store } from '../store/store.ts'
import { basisOf } from './basisOf.ts'
import { loadTotals, type TotalsDocument, type TotalsRequest } from './loadTotals.ts'
import { lookBack } from './lookBack.ts'
import { pipelineOf, WrongUsage } from './pipelineOf.ts'

/** One total down to the cells that it is made of: the document of `trace --json`, a contract. */
export type TraceDocument = Omit<TotalsDocument, 'totals' | 'coverage' | 'asOf' | 'joined'> &
  StoredTotal & {
    knownAt: string
    facts: TracedFact[]
    /** Where a total counts unions of the lists: those that are listed and not counted, by name. Null for any other total. */
    lacking: LackingUnion[] | null
  }

/** A grassroots union that a list names and a total does not count. */
export interface LackingUnion {
  unit: string
  name: string
  listedBy: string
}

/** A traced total, and the totals of the same consolidation, which say what it is made of. */
export interface Trace {
  document: TraceDocument
  totals: readonly StoredTotal[]
}

/** Loads one total with every fact that went into it; a derived one with its parts' facts, a share or mean with both its sides'. */
export async function loadTrace(store: Store, indicator: string, request: TotalsRequest & { time?: string | undefined }): Promise<Trace> {
  const found = await loadTotals(store, request)
  refuseUntraceable(found)
  const { totals, pipeline: code, period, unit, asOf: knownAt, consolidation } = found
  const { definitions } = await lookBack(store, knownAt)
  const pipeline = pipelineOf(definitions, request.period, request.pipeline)
  const time = basisOf(pipeline, indicator, request.time)
  const total = totals.find((each) => each.indicator === indicator && each.time === time)
  if (!total) throw new WrongUsage(`Kỳ ${request.period} không có tổng số của "${indicator}" cho đơn vị ${unit}.`)
  const lines = linesOf(pipeline, indicator, time)
  const asked = { top: store.top, pipeline: code, period, unit, knownAt }
  const facts = await selectAddends(store.database, { ...asked, lines })
  const lacking = await loadLacking(store, asked, listedLineOf(pipeline, indicator))
  return { document: { pipeline: code, period, unit, consolidation, knownAt, ...total, facts, lacking }, totals }
}

/** A total of a period that was never added up, or that is joined from others, has no cells of its own. */
function refuseUntraceable({ period, joined, consolidation }: TotalsDocument): void {
  if (joined) {
    const parts = [...joined.sources.map((source) => source.period), ...joined.lacking].sort().join(', ')
    throw new WrongUsage(`Kỳ ${period} gộp từ ${parts}: đề nghị truy nguồn từng kỳ.`)
  }
  if (consolidation === null) throw new WrongUsage(`Kỳ ${period} chưa được tổng hợp. Đề nghị chạy: consolidate --period ${period}`)
}

/** The unions that a list answers "no" for. */
async function loadLacking(
  { database }: Store,
  asked: Omit<Parameters<typeof selectAddends>[1], 'lines'>,
  listed: [code: string, time: TimeBasis] | null,
): Promise<LackingUnion[] | null> {
  if (listed === null) return null
  const facts = await selectAddends(database, { ...asked, lines: [listed] })
  return facts.flatMap(({ unit, unitName, reportedBy, value }) => (value === 0 ? [{ unit, name: unitName, listedBy: reportedBy }] : []))
}

/** The yes-or-no line of a list that an indicator, or a share's numerator, is the summary of; null where there is none. */
function listedLineOf({ indicators, shares, rules }: Pipeline, code: string): [code: string, time: TimeBasis] | null {
  const summary = shares.find((each) => each.code === code)?.numerator ?? code
  const rule = rules.find((each) => each.kind === 'listSum' && each.on === summary && each.compare === 'equal')
  const listed = rule?.kind === 'listSum' ? indicators.find((each) => each.code === rule.listed) : undefined
  return listed?.kind === 'yes_no' && listed.times[0] ? [listed.code, listed.times[0]] : null
}

/** The collected indicators and bases that a total is made of. */
function linesOf(pipeline: Pipeline, code: string, time: TimeBasis): [code: string, time: TimeBasis][] {
  const share = pipeline.shares.find((each) => each.code === code)
  if (share)
    return [...linesOf(pipeline, share.numerator, share.time), ...linesOf(pipeline, share.denominator, share.denominatorTime ?? share.time)]
  const indicator = pipeline.indicators.find((each) => each.code === code)
  if (indicator?.rollUp === 'derived') return (indicator.parts ?? []).flatMap((part) => linesOf(pipeline, part, time))
  return indicator?.weight
    ? [
        [code, time],
        [indicator.weight, time],
      ]
    : [[code, time]]
}
