import type { Indicator } from '../pipeline/indicator.ts'
import type { PipelineSource } from '../pipeline/pipeline.ts'

/** The indicator that a form names. Throws where there is none, which definitions that were loaded never have. */
export function indicatorNamed({ code: pipeline, indicators }: Pick<PipelineSource, 'code' | 'indicators'>, code: string): Indicator {
  const indicator = indicators.find((each) => each.code === code)
  if (!indicator) throw new Error(`${pipeline}: a form names the unknown indicator ${code}`)
  return indicator
}
