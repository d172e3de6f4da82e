import type { Indicator } from '../../pipeline/indicator.ts'
import { addTotals } from '../addTotals.ts'
import { averageTotals } from '../averageTotals.ts'
import { daysOf } from '../daysOf.ts'
import { groupBy } from '../groupBy.ts'
import { spanTotals } from '../spanTotals.ts'
import type { TotalValue } from '../totalValue.ts'
import { countOnce } from './countOnce.ts'
import { joinCoverage } from './joinCoverage.ts'
import type { LongTotal, PartLine } from './longTotal.ts'

/**
 * One unit's line over several periods, from its lines of them in order; null where there are none. `under` are the lines of the
 * reporting units that it is made of, and its own where it reports itself. What is no flow (a stock, a target, the year to date)
 * is that of the last line, also where nobody reported it then: an older stock is no answer.
 */
export function joinLine(lines: readonly PartLine[], under: readonly PartLine[], indicator: Indicator): LongTotal | null {
  const last = lines.at(-1)
  if (!last) return null
  if (!isFlow(indicator, last.total)) return { ...last.total, from: [last.period] }
  const given = lines.filter(({ total }) => total.qualifier !== null)
  return {
    ...last.total,
    ...joinValue(given, under, indicator),
    ...joinCoverage(lines, under),
    ...daysOf(given.map(({ total }) => total)),
    from: given.map(({ period }) => period),
  }
}

function isFlow({ rollUp }: Indicator, { time }: PartLine['total']): boolean {
  return time === 'in_period' && rollUp !== 'reference' && rollUp !== 'unitsExpected'
}

function joinValue(lines: readonly PartLine[], under: readonly PartLine[], indicator: Indicator): TotalValue {
  const { rollUp, printStep } = indicator
  const totals = lines.map(({ total }) => total)
  if (rollUp === 'weightedMean') return averageTotals(totals, printStep)
  if (rollUp === 'minMax') return spanTotals(totals)
  if (rollUp !== 'countYes' && !indicator.isCountedOnce) return addTotals(totals)
  const units = [...groupBy(under, ({ total }) => total.unit).values()]
  return addTotals(
    units.map((own) =>
      countOnce(
        own.map(({ total }) => total),
        indicator,
      ),
    ),
  )
}
