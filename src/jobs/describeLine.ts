import { headlineOf, type TimeBasis } from '../pipeline/indicator.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'

/** How a line of totals is called and printed. */
export interface LineDescription {
  headline: boolean
  section: string
  label: string
  measure: string
  /** What a total that is only a lower bound is rounded down to when it is printed; null where it is printed whole. */
  boundStep: number | null
}

/** Describes a line of a pipeline's totals; one that it does not know by its code. */
export function describeLine(
  { indicator: code, time }: { indicator: string; time: TimeBasis },
  { indicators, shares }: Pipeline,
): LineDescription {
  const indicator = indicators.find((each) => each.code === code)
  const { section = '', label = code } = indicator ?? shares.find((each) => each.code === code) ?? {}
  const headline = indicator ? headlineOf(indicator) === time : true
  return { headline, section, label, measure: indicator?.measure ?? '%', boundStep: indicator?.boundStep ?? null }
}
