import { periodOf } from '../../../src/pipeline/period.ts'
import { cutOffOf, type Target } from '../../../src/pipeline/pipeline.ts'
import type { Federation, Line, Total } from '../../total/federation.ts'
import { oracle } from '../../total/oracle.ts'
import { type Chronicle, changesSince, inForce, type Past, tell } from './chronicle.ts'
import { TOP } from './definitions.ts'

/** What `loadTotals` must say of a period and unit as of an instant, in the parts that do not only repeat the definitions. */
export function expectedTotals(past: readonly Past[], { period, unit, asOf }: { period: string; unit: string; asOf?: string }) {
  const known = tell(past, asOf)
  const last = known.consolidations.findLast((each) => each.period === period)
  if (!last) return { consolidation: null, coverage: coverageOf(known, period), totals: [] }
  const then = tell(past, last.at)
  const federation = federationOf(then, period)
  const totals = oracle(federation, NOW).filter((total) => total.unit === unit)
  const stale = new Set(
    changesSince(known, period, last.at)
      .filter(({ reporter }) => isUnder(federation, reporter, unit))
      .map(({ indicator }) => indicator),
  )
  for (const code of changedTargets(known, then)) stale.add(code)
  const isStale = ({ indicator }: Total) => ingredientsOf(federation.lines, indicator).some((code) => stale.has(code))
  return {
    consolidation: last.number,
    coverage: coverageOf(then, period),
    totals: totals.map((total) => ({ ...printed(total, isStale(total)), label: labelOf(then, total) })).sort(byLine),
  }
}

/** The cells that the last consolidation of a period added up for some indicators; null where there was none. */
export function expectedTrace(past: readonly Past[], { period, lines, time }: { period: string; lines: readonly string[]; time: string }) {
  const last = tell(past).consolidations.findLast((each) => each.period === period)
  if (!last) return null
  const then = tell(past, last.at)
  const federation = federationOf(then, period)
  const forms = inForce(then, { period }).filter(({ unit }) => isUnder(federation, unit, TOP))
  return forms.flatMap(({ facts, version }) =>
    facts
      .filter((fact) => lines.includes(fact.indicator) && fact.time === time)
      .map(({ indicator, unit, stated, at, raw }) => ({ indicator, unit, version, value: stated, cell: at.cell, raw })),
  )
}

const ALWAYS = { recordedFrom: '0', recordedTo: null }
const NOW = '1'

function federationOf(chronicle: Chronicle, period: string): Federation {
  const [{ indicators, shares, targets }] = chronicle.definitions.pipelines as [Chronicle['definitions']['pipelines'][number]]
  const lines = indicators.flatMap(({ code, times, printStep = 1, ...each }) =>
    times.map((time): Line => ({ ...ALWAYS, ...each, indicator: code, time, decimals: 0, printStep: `${printStep}` })),
  )
  const ratios = shares.map(
    (share): Line => ({
      ...ALWAYS,
      level: 'D',
      rollUp: 'share',
      printStep: '1',
      denominatorTime: share.time,
      ...share,
      indicator: share.code,
    }),
  )
  return {
    cutOff: cutOffIn(chronicle, period),
    units: chronicle.definitions.units.map((each) => ({ ...each, ...ALWAYS })),
    lines: [...lines, ...ratios],
    targets: targets.map((target) => ({ ...target, ...ALWAYS, value: `${target.value}` })),
    facts: inForce(chronicle, { period }).flatMap(({ unit, facts }) =>
      facts.map((fact) => ({ ...fact, ...ALWAYS, reporter: unit, stated: text(fact.stated), low: text(fact.low), high: text(fact.high) })),
    ),
  }
}

/** The indicators whose target is another one now; those of these definitions hold in every period. */
function changedTargets(now: Chronicle, then: Chronicle): string[] {
  const [are, were] = [now, then].map(({ definitions }) => definitions.pipelines.flatMap(({ targets }) => targets)) as [Target[], Target[]]
  return are
    .filter(({ indicator, value }) => were.every((each) => each.indicator !== indicator || each.value !== value))
    .map(({ indicator }) => indicator)
}

function labelOf({ definitions }: Chronicle, { indicator }: Total): string | undefined {
  return definitions.pipelines.flatMap(({ indicators, shares }) => [...indicators, ...shares]).find(({ code }) => code === indicator)?.label
}

function text(number: number | null): string | null {
  return number === null ? null : `${number}`
}

function cutOffIn({ definitions }: Chronicle, code: string): string {
  const [pipeline, period] = [definitions.pipelines[0], periodOf(code)]
  if (!pipeline || !period) throw new Error(`${code} is no period`)
  return cutOffOf(pipeline, period)
}

function coverageOf(chronicle: Chronicle, period: string) {
  const day = cutOffIn(chronicle, period)
  const there = chronicle.definitions.units.filter(({ validTo }) => validTo === null || day <= validTo)
  const sent = new Set(inForce(chronicle, { period }).map(({ unit }) => unit))
  const upper = there.filter(({ role }) => role === 'upper').map(({ code }) => code)
  const missing = upper.filter((code) => !sent.has(code)).sort()
  return { expected: upper.length, reported: upper.length - missing.length, missing, own: sent.has('RIENG') }
}

function isUnder({ units, cutOff }: Federation, reporter: string, unit: string): boolean {
  const isThere = units.some(({ code, validTo }) => code === reporter && (validTo === null || cutOff <= validTo))
  return isThere && (reporter === unit || unit === TOP)
}

/** The indicators whose figures go into a line. */
function ingredientsOf(lines: readonly Line[], code: string): string[] {
  const line = lines.find(({ indicator }) => indicator === code)
  const behind = [...(line?.parts ?? []), line?.weight, line?.numerator, line?.denominator].flatMap((each) => each ?? [])
  return [code, ...behind.flatMap((each) => ingredientsOf(lines, each))]
}

/** A total as `loadTotals` gives it. */
function printed(total: Total, stale: boolean) {
  const read = (decimal: string | null) => (decimal === null ? null : Number(decimal))
  const { indicator, time, qualifier, reported, expected, missing, own, asOfFirst, asOfLast } = total
  const value = qualifier === 'approx' ? total.stated : qualifier === 'exact' || qualifier === 'gte' ? total.low : null
  const numbers = { value: read(value), low: read(total.low), high: read(total.high), num: read(total.num), den: read(total.den) }
  return { indicator, time, qualifier, ...numbers, reported, expected, missing, own, asOf: { first: asOfFirst, last: asOfLast }, stale }
}

export function byLine(a: { indicator: string; time: string }, b: { indicator: string; time: string }): number {
  return `${a.indicator} ${a.time}` < `${b.indicator} ${b.time}` ? -1 : 1
}

export function byCell(a: { indicator: string; unit: string }, b: { indicator: string; unit: string }): number {
  return `${a.indicator} ${a.unit}` < `${b.indicator} ${b.unit}` ? -1 : 1
}
