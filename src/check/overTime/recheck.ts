import type { Fact } from '../../pipeline/fact.ts'
import type { Finding } from '../../pipeline/finding.ts'
import { isIn } from '../../pipeline/lifetime.ts'
import type { Period } from '../../pipeline/period.ts'
import type { Pipeline } from '../../pipeline/pipeline.ts'
import { arrangeFigures } from '../figures.ts'
import { isOverTime } from '../isOver.ts'
import { checkOverTime } from './checkOverTime.ts'

/** What a unit has in force for a period, and what it now says of the period before. */
export interface Rechecked {
  pipeline: Pipeline
  period: Period
  unit: string
  facts: readonly Fact[]
  before: readonly Fact[]
}

/**
 * Holds an accepted return once more against the period before, which may have been corrected since: what was an error then is a warning now,
 * and nothing is returned. What the unit has explained stays explained.
 */
export function recheck({ pipeline, period, unit, facts: all, before }: Rechecked): Finding[] {
  const codes = new Set(pipeline.indicators.map(({ code }) => code))
  const facts = all.filter(({ indicator }) => codes.has(indicator))
  if (facts.length === 0 || before.length === 0) return []
  const now = arrangeFigures(facts, { pipeline, forms: [] }, unit)
  const sequence = {
    pipeline,
    period,
    unit,
    now,
    judged: facts,
    before: { facts: before, past: new Map() },
    nameOf: (code: string) => code,
  }
  return pipeline.rules
    .filter(isOverTime)
    .filter((rule) => rule.severity === 'error' && isIn(rule, period))
    .flatMap((rule) => checkOverTime(rule, sequence).findings)
    .filter(({ severity }) => severity === 'error')
    .map((finding) => ({ ...finding, severity: 'warning' as const }))
}
