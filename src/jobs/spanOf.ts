import { type Period, partsOf } from '../pipeline/period.ts'
import { cutOffOf, type Pipeline } from '../pipeline/pipeline.ts'

/** The first and the last cut-off day that a period's figures stand for: one day, or those of the periods that it is made of. */
export function spanOf(pipeline: Pipeline, period: Period): { first: string; last: string } {
  const parts = partsOf(period, pipeline.periodKind)
  return { first: cutOffOf(pipeline, parts[0] ?? period), last: cutOffOf(pipeline, parts.at(-1) ?? period) }
}
