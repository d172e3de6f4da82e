import type { Pipeline, PipelineSource } from '../pipeline/pipeline.ts'
import { buildMatcher, type Matcher } from './matchText.ts'

/** Codes and labels of figure lines as offices write them, to indicator codes. */
export function lineMatcher(pipeline: PipelineSource & Pick<Pipeline, 'spellings'>): Matcher {
  return buildMatcher(
    pipeline.indicators.flatMap(
      ({ code, label }) =>
        [
          [code, code],
          [label, code],
        ] as const,
    ),
    pipeline.spellings.labels,
  )
}
