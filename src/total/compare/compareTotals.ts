import type { Indicator, Share, TimeBasis } from '../../pipeline/indicator.ts'
import type { Pipeline } from '../../pipeline/pipeline.ts'
import { addTotals } from '../addTotals.ts'
import { averageTotals } from '../averageTotals.ts'
import { ratioOf } from '../ratioOf.ts'
import { spanTotals } from '../spanTotals.ts'
import { sumOfLine } from '../sumOfLine.ts'
import { NO_VALUE, type TotalValue } from '../totalValue.ts'
import type { UnitTotal } from '../unitTotal.ts'
import { changeOf } from './changeOf.ts'
import type { Comparison } from './comparison.ts'
import { findComparable } from './findComparable.ts'

type Described = Pick<Pipeline, 'indicators' | 'shares'>

interface LineName {
  indicator: string
  time: TimeBasis
}

/** The two consolidations, and whose lines are added up. */
interface Given {
  now: readonly UnitTotal[]
  before: readonly UnitTotal[]
  node: string
  changed: ReadonlySet<string>
}

/**
 * Every line of the node, as it is now against before, over the units that gave it fully both times and were not `changed` between:
 * who sent nothing, or was merged, makes no difference. The lines given are the node's and those of its units, of two periods or of
 * two consolidations. What is set for the node itself (a target, the units expected) is compared as it is; a share of a target is
 * of the whole target. Means and shares are worked out anew from the units' sums; a difference is of the two as they are printed. A
 * span has no difference. Lines that the pipeline does not describe are left out.
 */
export function compareTotals(
  now: readonly UnitTotal[],
  before: readonly UnitTotal[],
  { node, changed }: { node: string; changed: ReadonlySet<string> },
  pipeline: Described,
): Comparison[] {
  const given = { now, before, node, changed }
  return namesOf(given).flatMap((name) => {
    const share = pipeline.shares.find(({ code }) => code === name.indicator)
    const indicator = pipeline.indicators.find(({ code }) => code === name.indicator)
    return share ? compareShare(given, share, pipeline) : indicator ? compareLine(given, name, indicator) : []
  })
}

function namesOf({ now, before, node }: Given): LineName[] {
  const lines = [...now, ...before].filter(({ unit }) => unit === node)
  return [...new Map(lines.map(({ indicator, time }) => [`${indicator} ${time}`, { indicator, time }])).values()]
}

function compareLine(given: Given, name: LineName, indicator: Indicator): Comparison {
  const isOfNode = indicator.rollUp === 'reference' || indicator.rollUp === 'unitsExpected'
  const { comparable, leftOut } = comparableOn(given, isOfNode ? [] : [name])
  const units = isOfNode ? [given.node] : comparable
  const sumOn = (side: readonly UnitTotal[]) => sumOfLine(combine(linesOf(side, name, units), indicator))
  const [now, before] = [sumOn(given.now), sumOn(given.before)]
  const change = indicator.rollUp === 'minMax' ? NO_CHANGE : changeOf(now, before)
  return { ...name, now, before, ...change, comparable, leftOut }
}

function compareShare(given: Given, share: Share, { indicators }: Described): Comparison {
  const part = { indicator: share.numerator, time: share.time }
  const whole = { indicator: share.denominator, time: share.denominatorTime ?? share.time }
  const { comparable, leftOut } = comparableOn(given, [part, whole])
  const totalOn = (side: readonly UnitTotal[], name: LineName) => {
    const indicator = indicators.find(({ code }) => code === name.indicator)
    const units = indicator?.rollUp === 'reference' ? [given.node] : comparable
    return indicator ? combine(linesOf(side, name, units), indicator) : NO_VALUE
  }
  const ratioOn = (side: readonly UnitTotal[]) => sumOfLine(ratioOf(totalOn(side, part), totalOn(side, whole), share.decimals))
  const [now, before] = [ratioOn(given.now), ratioOn(given.before)]
  const { difference } = changeOf(now, before)
  return { indicator: share.code, time: share.time, now, before, difference, percent: null, comparable, leftOut }
}

const NO_CHANGE = { difference: null, percent: null }

function comparableOn({ now, before, changed }: Given, names: readonly LineName[]): Pick<Comparison, 'comparable' | 'leftOut'> {
  const reportedOf = (side: readonly UnitTotal[]) =>
    side.filter((line) => line.role !== 'total' && names.some(({ indicator, time }) => line.indicator === indicator && line.time === time))
  return findComparable({ now: reportedOf(now), before: reportedOf(before) }, changed)
}

function linesOf(side: readonly UnitTotal[], { indicator, time }: LineName, units: readonly string[]): UnitTotal[] {
  return side.filter((line) => line.indicator === indicator && line.time === time && units.includes(line.unit))
}

function combine(lines: readonly UnitTotal[], { rollUp, printStep }: Indicator): TotalValue {
  if (rollUp === 'weightedMean') return averageTotals(lines, printStep)
  return rollUp === 'minMax' ? spanTotals(lines) : addTotals(lines)
}
