import type { Fact } from '../../pipeline/fact.ts'
import { type Period, periodOf } from '../../pipeline/period.ts'
import type { Pipeline } from '../../pipeline/pipeline.ts'
import type { TimeRule } from '../../pipeline/rule.ts'
import type { Before } from '../context.ts'
import { arrangeFigures, type Figures } from '../figures.ts'
import { HOLDS, type Judged, UNKNOWN } from '../judged.ts'
import { checkCarriesOver } from './checkCarriesOver.ts'
import { checkChangesWithin } from './checkChangesWithin.ts'
import { checkLikeBefore } from './checkLikeBefore.ts'
import { checkListMoves } from './checkListMoves.ts'
import { checkYearAddsUp } from './checkYearAddsUp.ts'

/** A unit's figures of a period, with those of its periods before. */
export interface Sequence {
  pipeline: Pipeline
  period: Period
  unit: string
  now: Figures
  /** The facts of the period that are judged: those of a file, or all. */
  judged: readonly Fact[]
  before: Before
  /** A grassroots union's name. */
  nameOf(code: string): string
}

/** A sequence with the figures of the period before laid out as those of this one. */
export interface Successive extends Sequence {
  was: Figures
}

/**
 * Judges one rule over time. Without a period before it says that it could not be judged, except in the first period that is collected.
 * An error that the unit has explained beside its figure is a declared correction: a warning.
 */
export function checkOverTime(rule: TimeRule, sequence: Sequence): Judged {
  if (rule.kind === 'likeBefore') return checkLikeBefore(rule, sequence)
  const { pipeline, period, unit, before } = sequence
  if (before.facts.length === 0) return isFirst(period, pipeline) ? HOLDS : UNKNOWN
  const judged = judge(rule, { ...sequence, was: arrangeFigures(before.facts, { pipeline, forms: [] }, unit) })
  return {
    ...judged,
    findings: judged.findings.map((finding) => (isDeclared(finding.at, sequence) ? { ...finding, severity: 'warning' } : finding)),
  }
}

function judge(rule: Exclude<TimeRule, { kind: 'likeBefore' }>, successive: Successive): Judged {
  switch (rule.kind) {
    case 'yearAddsUp':
      return checkYearAddsUp(rule, successive)
    case 'carriesOver':
      return checkCarriesOver(rule, successive)
    case 'listMoves':
      return checkListMoves(rule, successive)
    case 'changesWithin':
      return checkChangesWithin(rule, successive)
  }
}

function isFirst({ startsOn }: Period, { since }: Pipeline): boolean {
  return startsOn <= (periodOf(since)?.startsOn ?? '')
}

function isDeclared(at: Fact['at'] | null, { judged }: Sequence): boolean {
  return at !== null && judged.some((fact) => fact.explanation !== null && fact.at.sheet === at.sheet && fact.at.cell === at.cell)
}
