import { oncePer } from '../parse/remember.ts'
import type { Pipeline, PipelineSource } from '../pipeline/pipeline.ts'
import { buildMatcher, type Matcher } from './matchText.ts'

type Named = PipelineSource & Pick<Pipeline, 'spellings'>

/** Codes and labels of figure lines as offices write them, to indicator codes. Every form asks, so it is built once. */
export const lineMatcher = oncePer((pipeline: Named): Matcher => {
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
})
