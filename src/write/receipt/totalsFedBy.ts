import type { Indicator, TimeBasis } from '../../pipeline/indicator.ts'
import type { Pipeline } from '../../pipeline/pipeline.ts'

/** The labels of totals that a figure goes into besides the one of its own indicator: those derived from it, shares, and means that it weighs. */
export function totalsFedBy(indicator: Indicator, time: TimeBasis, { indicators, shares }: Pipeline): string[] {
  const fed = new Set([indicator.code])
  const derived: Indicator[] = []
  for (let isNew = true; isNew; ) {
    const next = indicators.filter(
      ({ code, parts, times }) => !fed.has(code) && times.includes(time) && parts?.some((part) => fed.has(part)),
    )
    for (const each of next) fed.add(each.code)
    derived.push(...next)
    isNew = next.length > 0
  }
  const means = indicators.filter(({ weight }) => weight === indicator.code)
  const ofShares = shares.filter(
    (share) =>
      (fed.has(share.numerator) && share.time === time) || (fed.has(share.denominator) && (share.denominatorTime ?? share.time) === time),
  )
  return [...derived, ...means, ...ofShares].map(({ label }) => label)
}
