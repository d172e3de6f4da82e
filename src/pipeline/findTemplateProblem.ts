import type { PipelineSource } from './pipeline.ts'
import type { TemplateChange } from './template.ts'

/** What contradicts itself in what is said of a template's versions, in words; null where nothing does. */
export function findTemplateProblem(source: PipelineSource): string | null {
  const { version, changes = {} } = source.template
  const strange = Object.keys(changes).find((each) => !(Number(each) > 1 && Number(each) <= version))
  if (strange !== undefined) return `says what version ${strange} brought, which is none after the first`
  for (const change of Object.values(changes).flat()) {
    const problem = problemOfChange(change, source)
    if (problem) return problem
  }
  return null
}

function problemOfChange(change: TemplateChange, { forms, indicators, csvColumns }: PipelineSource): string | null {
  const form = 'form' in change ? forms.find(({ code }) => code === change.form) : undefined
  if ('form' in change && !form) return `a change names the unknown form ${change.form}`
  if ('line' in change && !indicators.some(({ code }) => code === change.line)) return `a change names the unknown line ${change.line}`
  if (!('column' in change)) return null
  const columns = (form ? [form] : forms).flatMap((each): readonly { label: string }[] =>
    each.kind === 'cover' ? each.fields : each.columns,
  )
  const isKnown = [...columns, ...csvColumns].some(({ label }) => label === change.column)
  return isKnown ? null : `a change names the unknown column ${change.column}`
}
