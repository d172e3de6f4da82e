import type { PipelineSource, Spelling, Target } from './pipeline.ts'
import type { TableRow } from './readTable.ts'

/** The tables of a pipeline: what it shares with the office that keeps its own over them. */
export interface PipelineTables {
  targets: readonly TableRow<Target>[]
  headings: readonly TableRow<Spelling>[]
  labels: readonly TableRow<Spelling>[]
  sheets: readonly TableRow<Spelling>[]
  choices: readonly TableRow<Spelling>[]
}

/** The first row of a pipeline's tables that contradicts its indicators and forms, with file and line; null where none does. */
export function findTableProblem(source: PipelineSource, { targets, headings, labels, sheets, choices }: PipelineTables): string | null {
  const indicators = new Set(source.indicators.map(({ code }) => code))
  const forms = new Set(source.forms.map(({ code }) => code))
  const titles = headingsOf(source)
  const answers = answersOf(source)
  return (
    firstWrong(targets, (target) => problemOfTarget(target, source, targets)) ??
    firstWrong(labels, ({ means }) => (indicators.has(means) ? null : `unknown indicator ${means}`)) ??
    firstWrong(sheets, ({ means }) => (forms.has(means) ? null : `unknown form ${means}`)) ??
    firstWrong(headings, ({ means }) => (titles.has(means) ? null : `no form has a heading ${means}`)) ??
    firstWrong(choices, ({ means }) => (answers.has(means) ? null : `no form takes the answer ${means}`))
  )
}

function firstWrong<T>(rows: readonly TableRow<T>[], problemOf: (row: T) => string | null): string | null {
  for (const { file, line, row } of rows) {
    const problem = problemOf(row)
    if (problem) return `${file}, line ${line}: ${problem}`
  }
  return null
}

function problemOfTarget(target: Target, { indicators }: PipelineSource, all: readonly TableRow<Target>[]): string | null {
  const { indicator, validFrom, validTo } = target
  if (indicators.find(({ code }) => code === indicator)?.rollUp !== 'reference')
    return `${indicator} is no indicator with roll-up reference`
  if (validTo !== null && validTo < validFrom) return `the target of ${indicator} ends before it begins`
  const twin = all.find(
    ({ row }) =>
      row !== target && row.indicator === indicator && row.validFrom <= validFrom && (row.validTo === null || validFrom <= row.validTo),
  )
  return twin ? `${indicator} has another target on ${validFrom}, on line ${twin.line} of ${twin.file}` : null
}

function headingsOf(source: PipelineSource): Set<string> {
  const columns = source.forms.flatMap((form): readonly { label: string }[] => (form.kind === 'cover' ? form.fields : form.columns))
  return new Set([...columns, ...source.csvColumns].map(({ label }) => label))
}

/** Every answer that a form lets its sender choose from. */
function answersOf({ forms }: PipelineSource): Set<string> {
  return new Set(
    forms.flatMap((form) => {
      if (form.kind !== 'list' && form.kind !== 'events') return []
      const fed = form.kind === 'events' ? form.feeds.flatMap(({ type, status }) => [type, status]) : []
      return [...fed, ...form.columns.flatMap(({ choices }) => choices ?? [])]
    }),
  )
}
