import type { Indicator } from '../pipeline/indicator.ts'
import type { PipelineSource } from '../pipeline/pipeline.ts'

/** The indicator that a form names. Throws where there is none, which definitions that were loaded never have. */
export function indicatorNamed({ code: pipeline, indicators }: Pick<PipelineSource, 'code' | 'indicators'>, code: string): Indicator {
  const indicator = byCode(indicators).get(code)
  if (!indicator) throw new Error(`${pipeline}: a form names the unknown indicator ${code}`)
  return indicator
}

/** Asked for each cell of a form. */
function byCode(indicators: readonly Indicator[]): ReadonlyMap<string, Indicator> {
  const known = maps.get(indicators) ?? new Map(indicators.map((indicator) => [indicator.code, indicator]))
  maps.set(indicators, known)
  return known
}

const maps = new WeakMap<readonly Indicator[], ReadonlyMap<string, Indicator>>()
