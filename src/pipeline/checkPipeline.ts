import type { Form } from './form.ts'
import { type Indicator, ROLL_UPS } from './indicator.ts'
import { periodOf } from './period.ts'
import type { PipelineSource, Spelling, Target } from './pipeline.ts'
import type { TableRow } from './readTable.ts'
import type { Rule } from './rule.ts'

interface LoadedPipeline {
  source: PipelineSource
  /** The pipeline's folder, as errors name it. */
  file: string
  targets: readonly TableRow<Target>[]
  headings: readonly TableRow<Spelling>[]
  labels: readonly TableRow<Spelling>[]
  sheets: readonly TableRow<Spelling>[]
}

/** Throws, with file and code (and line, for a table), at the first thing in a pipeline that contradicts the rest. */
export function checkPipeline(pipeline: LoadedPipeline): void {
  const { source, file } = pipeline
  const problem = findProblem(pipeline)
  if (problem) throw new Error(`${file}/${problem}`)
  if (!periodOf(source.since)) throw new Error(`${file}/pipeline.ts: since ${source.since} is no period`)
}

function findProblem({ source, targets, headings, labels, sheets }: LoadedPipeline): string | null {
  const indicators = new Map<string, Indicator>(source.indicators.map((indicator) => [indicator.code, indicator]))
  return (
    findDuplicate(source.indicators, 'indicators.ts: indicator') ??
    findDuplicate(source.shares, 'indicators.ts: share') ??
    findDuplicate(source.forms, 'forms.ts: form') ??
    first(source.indicators, (indicator) =>
      prefixed(`indicators.ts: indicator ${indicator.code}`, problemOfIndicator(indicator, indicators)),
    ) ??
    first(source.shares, (share) => {
      if (indicators.has(share.code)) return `indicators.ts: share ${share.code} is also an indicator`
      const unknown = [share.numerator, share.denominator].find((code) => !indicators.has(code))
      if (unknown) return `indicators.ts: share ${share.code} names the unknown indicator ${unknown}`
      const times: [string, string][] = [
        [share.numerator, share.time],
        [share.denominator, share.denominatorTime ?? share.time],
      ]
      const lacking = times.find(([code, time]) => !indicators.get(code)?.times.some((basis) => basis === time))
      return lacking ? `indicators.ts: share ${share.code}: ${lacking[0]} has no basis ${lacking[1]}` : null
    }) ??
    first(source.forms, (form) => prefixed(`forms.ts: form ${form.code}`, problemOfForm(form, indicators))) ??
    first(source.rules, (rule) => prefixed(`rules.ts: rule ${rule.code}`, problemOfRule(rule, indicators))) ??
    first(targets, ({ line, row }) =>
      indicators.get(row.indicator)?.rollUp === 'reference'
        ? null
        : `targets.csv, line ${line}: ${row.indicator} is no indicator with roll-up reference`,
    ) ??
    first(labels, ({ line, row }) =>
      indicators.has(row.means) ? null : `spellings/labels.csv, line ${line}: unknown indicator ${row.means}`,
    ) ??
    first(sheets, ({ line, row }) =>
      source.forms.some((form) => form.code === row.means) ? null : `spellings/sheets.csv, line ${line}: unknown form ${row.means}`,
    ) ??
    first(headings, ({ line, row }) =>
      headingsOf(source).has(row.means) ? null : `spellings/headings.csv, line ${line}: no form has a heading ${row.means}`,
    )
  )
}

function problemOfIndicator(indicator: Indicator, all: ReadonlyMap<string, Indicator>): string | null {
  if (!ROLL_UPS.includes(indicator.rollUp)) return 'does not say how it rolls up'
  if (indicator.times.length === 0) return 'has no time basis'
  if (indicator.times.length > 1 && !indicator.headline) return 'has several bases and no headline'
  if (indicator.headline && !indicator.times.includes(indicator.headline)) return `its headline ${indicator.headline} is none of its bases`
  if (indicator.rollUp === 'weightedMean') {
    const weight = indicator.weight === undefined ? undefined : all.get(indicator.weight)
    if (!weight) return 'is a weighted mean without its weight'
    if (indicator.times.some((time) => !weight.times.includes(time))) return `its weight ${weight.code} lacks one of its bases`
  }
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

function problemOfForm(form: Form, all: ReadonlyMap<string, Indicator>): string | null {
  if (!periodOf(form.since)) return `since ${form.since} is no period`
  if (form.kind === 'cover') return null
  if (form.kind === 'figures') {
    const unknown = form.lines.find((code) => !all.has(code))
    if (unknown) return `has a line with the unknown indicator ${unknown}`
    const bases = form.columns.flatMap((column) => (column.role === 'basis' ? column.time : []))
    const homeless = form.lines.find((code) => all.get(code)?.times.some((time) => !bases.includes(time)))
    return homeless ? `has no column for a basis of ${homeless}` : null
  }
  if (!all.has(form.rowIndicator)) return `counts its rows in the unknown indicator ${form.rowIndicator}`
  for (const column of form.columns.filter(({ role }) => role === 'figure')) {
    const indicator = all.get(column.indicator ?? '')
    if (!indicator) return `its column ${column.code} feeds the unknown indicator ${column.indicator}`
    if (!column.time || !indicator.times.includes(column.time)) return `its column ${column.code} has a basis that ${indicator.code} lacks`
  }
  return form.columns.some(({ role }) => role === 'unit_name') ? null : 'has no column that names the union'
}

function problemOfRule(rule: Rule, all: ReadonlyMap<string, Indicator>): string | null {
  const unknown = indicatorsOf(rule).find((code) => !all.has(code))
  return unknown ? `names the unknown indicator ${unknown}` : null
}

/** Every indicator that a rule reads. */
export function indicatorsOf(rule: Rule): string[] {
  switch (rule.kind) {
    case 'sumOf':
      return [rule.on, ...rule.parts]
    case 'atMost':
      return [rule.on, rule.limit]
    case 'totalAtMost':
      return [rule.on, ...rule.limits.map(({ code }) => code)]
    case 'together':
      return [rule.on, rule.with]
    case 'rollForward':
      return [rule.on, rule.begin, ...rule.plus, ...rule.minus]
    case 'listSum':
      return [rule.on, rule.listed]
    case 'totalsCancel':
      return [rule.on, rule.against]
    case 'yearCoversPeriod':
    case 'asOfWithin':
    case 'listedOnce':
      return []
  }
}

function headingsOf(source: PipelineSource): Set<string> {
  const columns = source.forms.flatMap((form): readonly { label: string }[] => (form.kind === 'cover' ? form.fields : form.columns))
  return new Set([...columns, ...source.csvColumns].map(({ label }) => label))
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
  return problem && `${where}: ${problem}`
}
