import type { Indicator, Share } from '../../pipeline/indicator.ts'
import type { Pipeline } from '../../pipeline/pipeline.ts'
import { groupBy } from '../groupBy.ts'
import { shareOf } from '../shareOf.ts'
import type { UnitTotal } from '../unitTotal.ts'
import { joinLine } from './joinLine.ts'
import type { LongTotal, PartLine } from './longTotal.ts'

/** One period's consolidation: the lines of every unit, and of the node that totals them. */
export interface Part {
  period: string
  totals: readonly UnitTotal[]
}

/**
 * The totals of a half-year, nine months or a year from the consolidations of its quarters. Flows are added up over the parts that
 * are there, everything else is the last part's that has it, and shares are worked out anew from the results. `lacking` are the
 * parts that should be there and are not. Lines that the pipeline does not describe are left out. A unit that has ended keeps its
 * own last stock, which is not in the node's.
 * Throws where a part has two nodes, as its lines do not say which of them a unit is under.
 */
export function joinPeriods(
  parts: readonly Part[],
  whole: { periods: readonly string[] },
  { indicators, shares }: Pick<Pipeline, 'indicators' | 'shares'>,
): { have: string[]; lacking: string[]; totals: LongTotal[] } {
  const given = whole.periods.flatMap((period) => parts.find((part) => part.period === period) ?? [])
  const have = given.map(({ period }) => period)
  const lacking = whole.periods.filter((period) => !have.includes(period))
  const lines = groupBy(given.flatMap(linesOf), ({ total }) => total.indicator)
  const totals = indicators.flatMap((indicator) => joinIndicator(indicator, lines.get(indicator.code) ?? []))
  return { have, lacking, totals: [...totals, ...shares.flatMap((share) => joinShare(share, totals, have))] }
}

function linesOf({ period, totals }: Part): PartLine[] {
  const nodes = new Set(totals.filter(({ role }) => role === 'total').map(({ unit }) => unit))
  if (nodes.size > 1) throw new Error(`Period ${period} cannot be joined: it has more than one node (${[...nodes].join(', ')})`)
  return totals.map((total) => ({ period, total }))
}

function joinIndicator(indicator: Indicator, lines: readonly PartLine[]): LongTotal[] {
  const bases = [...groupBy(lines, ({ total }) => total.time).values()]
  return bases.flatMap((basis) =>
    [...groupBy(basis, ({ total }) => total.unit).values()].flatMap((own) => joinLine(own, unitsUnder(own, basis), indicator) ?? []),
  )
}

/** The reporting units' lines under a node, of the periods in which it is there; a reporting unit's are its own. */
function unitsUnder(own: readonly PartLine[], basis: readonly PartLine[]): readonly PartLine[] {
  if (own.some(({ total }) => total.role !== 'total')) return own
  return basis.filter(({ period, total }) => total.role !== 'total' && own.some((line) => line.period === period))
}

function joinShare(share: Share, totals: readonly LongTotal[], have: readonly string[]): LongTotal[] {
  const wholes = totals.filter(({ indicator, time }) => indicator === share.denominator && time === (share.denominatorTime ?? share.time))
  const parts = totals.filter(({ indicator, time }) => indicator === share.numerator && time === share.time)
  return parts.flatMap((part) => {
    const whole = wholes.find(({ unit }) => unit === part.unit)
    if (!whole) return []
    const from = have.filter((period) => part.from.includes(period) || whole.from.includes(period))
    return [{ ...shareOf(part, whole, share), from }]
  })
}
