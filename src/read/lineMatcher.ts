import type { Pipeline, PipelineSource } from '../pipeline/pipeline.ts'
import { buildMatcher, type Matcher } from './matchText.ts'

type Named = PipelineSource & Pick<Pipeline, 'spellings'>

/** Codes and labels of figure lines as offices write them, to indicator codes. Every form asks, so it is built once. */
export function lineMatcher(pipeline: Named): Matcher {
  const built = matchers.get(pipeline) ?? buildLines(pipeline)
  matchers.set(pipeline, built)
  return built
}

const matchers = new WeakMap<Named, Matcher>()

function buildLines(pipeline: Named): Matcher {
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
