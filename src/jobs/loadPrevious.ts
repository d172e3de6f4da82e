import { printDate } from '../parse/printDate.ts'
import { printFigure } from '../parse/printFigure.ts'
import { printPercent } from '../parse/printPercent.ts'
import type { Fact } from '../pipeline/fact.ts'
import type { IndicatorKind } from '../pipeline/indicator.ts'
import { type Period, previousPeriodOf } from '../pipeline/period.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import { loadFactsInForce } from '../store/loadContext.ts'
import type { Store } from '../store/store.ts'
import type { Previous } from '../write/writeTemplate.ts'

/** Loads what a unit reported in its own name for the period before, as its new template prints it; null where it reported nothing. */
export async function loadPrevious(
  { database, top }: Pick<Store, 'database' | 'top'>,
  { pipeline, unit, period }: { pipeline: Pipeline; unit: string; period: Period },
): Promise<Previous | null> {
  const before = previousPeriodOf(period).code
  const facts = await loadFactsInForce(database, { top, pipeline: pipeline.code, period: before, unit })
  const kinds = new Map(pipeline.indicators.map(({ code, kind }) => [code, kind]))
  const own = facts.filter((fact) => fact.unit === unit && fact.item === '')
  const printed = new Map(own.map((fact) => [`${fact.indicator} ${fact.time}`, printAs(kinds.get(fact.indicator), fact)]))
  return printed.size === 0 ? null : (indicator, time) => printed.get(`${indicator} ${time}`) ?? null
}

function printAs(kind: IndicatorKind | undefined, fact: Fact): string {
  const isOneNumber = fact.state === 'value' && fact.qualifier === 'exact' && fact.stated !== null
  if (kind === 'yes_no' && fact.stated !== null) return fact.stated === 0 ? 'Không' : 'Có'
  if (kind === 'date' && isOneNumber) return printDate(fact.asOf)
  return kind === 'percent' && isOneNumber ? printPercent(fact.stated ?? 0) : printFigure(fact)
}
