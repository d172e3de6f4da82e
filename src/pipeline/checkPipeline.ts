import { findFormProblem } from './findFormProblem.ts'
import { findTableProblem, type PipelineTables } from './findTableProblem.ts'
import { findTemplateProblem } from './findTemplateProblem.ts'
import { findTwiceAsked } from './findTwiceAsked.ts'
import { type Indicator, ROLL_UPS, type Share, type TimeBasis } from './indicator.ts'
import { indicatorsOf } from './indicatorsOf.ts'
import { problemOfLifetime } from './lifetime.ts'
import { periodOf } from './period.ts'
import type { PipelineSource } from './pipeline.ts'
import type { Rule } from './rule.ts'

interface LoadedPipeline extends PipelineTables {
  source: PipelineSource
  /** The pipeline's folder, as errors name it. */
  file: string
}

/** Throws, with file and code (and line, for a table), at the first thing in a pipeline that contradicts the rest. */
export function checkPipeline({ source, file, ...tables }: LoadedPipeline): void {
  const problem = prefixed(`${file}/`, findSourceProblem(source)) ?? findTableProblem(source, tables)
  if (problem) throw new Error(problem)
}

function findSourceProblem(source: PipelineSource): string | null {
  const indicators = new Map<string, Indicator>(source.indicators.map((indicator) => [indicator.code, indicator]))
  return (
    (periodOf(source.since) ? null : `pipeline.ts: since ${source.since} is no period`) ??
    prefixed('pipeline.ts: template: ', findTemplateProblem(source)) ??
    findDuplicate(source.sections, 'indicators.ts: section') ??
    findDuplicate(source.indicators, 'indicators.ts: indicator') ??
    findDuplicate(source.shares, 'indicators.ts: share') ??
    findDuplicate(source.forms, 'forms.ts: form') ??
    first(source.indicators, (each) => prefixed(`indicators.ts: indicator ${each.code}: `, problemOfIndicator(each, indicators))) ??
    first(source.shares, (each) => prefixed(`indicators.ts: share ${each.code}: `, problemOfShare(each, indicators))) ??
    first([...source.indicators, ...source.shares], (each) => problemOfSection(each, source)) ??
    first(source.forms, (each) => prefixed(`forms.ts: form ${each.code}: `, findFormProblem(each, indicators))) ??
    prefixed('forms.ts: ', findTwiceAsked(source.forms, indicators)) ??
    first(source.rules, (each) => prefixed(`rules.ts: rule ${each.code}: `, problemOfRule(each, indicators)))
  )
}

function problemOfIndicator(indicator: Indicator, all: ReadonlyMap<string, Indicator>): string | null {
  if (!ROLL_UPS.includes(indicator.rollUp)) return 'does not say how it rolls up'
  const lifetime = problemOfLifetime(indicator)
  if (lifetime) return lifetime
  if (indicator.times.length === 0) return 'has no time basis'
  if (indicator.times.length > 1 && !indicator.headline) return 'has several bases and no headline'
  if (indicator.headline && !indicator.times.includes(indicator.headline)) return `its headline ${indicator.headline} is none of its bases`
  if (indicator.rollUp === 'provinceOnly' && indicator.level !== 'P') return 'is reported by units, but rolls up from the province alone'
  if (indicator.rollUp === 'weightedMean') {
    const weight = indicator.weight === undefined ? undefined : all.get(indicator.weight)
    if (!weight) return 'is a weighted mean without its weight'
    if (indicator.times.some((time) => !weight.times.includes(time))) return `its weight ${weight.code} lacks one of its bases`
  }
  if ((indicator.kind === 'percent') !== (indicator.rollUp === 'control')) return 'is a typed percentage that is no control, or the reverse'
  if (indicator.rollUp === 'derived') {
    if (!indicator.parts?.length) return 'is derived from no parts'
    for (const code of indicator.parts) {
      const part = all.get(code)
      if (!part) return `names the unknown part ${code}`
      if (part.rollUp !== 'sum' && part.rollUp !== 'countYes') return `its part ${code} is not summed`
      if (part.level !== indicator.level) return `its part ${code} is reported at another level`
      if (indicator.times.some((time) => !part.times.includes(time))) return `its part ${code} lacks one of its bases`
    }
  }
  return null
}

function problemOfSection({ code, section }: Indicator | Share, { sections }: PipelineSource): string | null {
  return sections.some((each) => each.code === section) ? null : `indicators.ts: ${code} stands in the unknown section ${section}`
}

function problemOfShare(share: Share, all: ReadonlyMap<string, Indicator>): string | null {
  const lifetime = problemOfLifetime(share)
  if (lifetime) return lifetime
  if (all.has(share.code)) return 'is also an indicator'
  const sides = [
    [share.numerator, share.time],
    [share.denominator, share.denominatorTime ?? share.time],
  ] as const
  for (const [code, time] of sides) {
    const side = all.get(code)
    if (!side) return `names the unknown indicator ${code}`
    if (!side.times.includes(time)) return `${code} has no basis ${time}`
  }
  return null
}

function problemOfRule(rule: Rule, all: ReadonlyMap<string, Indicator>): string | null {
  const unknown = indicatorsOf(rule).find((code) => !all.has(code))
  if (unknown) return `names the unknown indicator ${unknown}`
  return problemOfLifetime(rule) ?? problemOfBases(rule, all)
}

/** A rule that compares on bases of its own must find them. */
function problemOfBases(rule: Rule, all: ReadonlyMap<string, Indicator>): string | null {
  const lacks = (code: string, time: TimeBasis | undefined) => time !== undefined && !all.get(code)?.times.includes(time)
  if (rule.kind === 'atMost' && lacks(rule.limit, rule.limitTime)) return `${rule.limit} has no basis ${rule.limitTime}`
  if (rule.kind === 'needsBase' && lacks(rule.base, rule.baseTime)) return `${rule.base} has no basis ${rule.baseTime}`
  if (rule.kind === 'shareOf' && all.get(rule.on)?.kind !== 'percent') return `${rule.on} is no typed percentage`
  if (rule.kind === 'within' && rule.high < rule.low) return `its limits ${rule.low} and ${rule.high} leave nothing between them`
  return null
}

function findDuplicate(rows: readonly { code: string }[], what: string): string | null {
  const seen = new Set<string>()
  return first(rows, ({ code }) => (seen.size === seen.add(code).size ? `${what} ${code} is there twice` : null))
}

function first<T>(rows: readonly T[], problemOf: (row: T) => string | null): string | null {
  for (const row of rows) {
    const problem = problemOf(row)
    if (problem) return problem
  }
  return null
}

function prefixed(where: string, problem: string | null): string | null {
  return problem && `${where}${problem}`
}
