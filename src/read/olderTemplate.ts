import type { Finding } from '../pipeline/finding.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import { changesSince, type TemplateChange } from '../pipeline/template.ts'
import { foldLabel } from './matchText.ts'

/** An older version of the template that a file is made from, and what has changed since. */
export interface OlderTemplate {
  version: number
  changes: readonly TemplateChange[]
}

/** Null where a file is made from the version that is handed out, or from one that nobody knows. */
export function findOlderTemplate({ template }: Pipeline, version: number | undefined): OlderTemplate | null {
  const changes = version === undefined ? null : changesSince(template, version)
  return changes && version !== undefined ? { version, changes } : null
}

/** Says once what has changed: a warning where something that is asked for today was not in that version, else a notice. */
export function tellOlderTemplate({ version, changes }: OlderTemplate, pipeline: Pipeline): Finding {
  const isLess = changes.some(({ kind }) => kind === 'formAdded' || kind === 'lineAdded' || kind === 'columnAdded')
  const current = pipeline.template.version
  const changed = sayChanges(changes, pipeline)
  const lacking = isLess ? ' Phần thêm mới chưa có số liệu trong tệp này nên chưa được tính.' : ''
  const message = `Tệp làm theo mẫu bản ${version}, mẫu đang dùng là bản ${current}; tệp được đọc theo tên biểu, tên dòng, tên cột của bản ${version}. Từ bản ${version} đến bản ${current}: ${changed}.${lacking} Kỳ sau đề nghị dùng mẫu mới.`
  return { rule: 'T13', severity: isLess ? 'warning' : 'notice', at: null, given: String(version), expected: String(current), message }
}

/** New forms come first, and together. */
function sayChanges(changes: readonly TemplateChange[], pipeline: Pipeline): string {
  const isForm = ({ kind }: TemplateChange) => kind === 'formAdded'
  const forms = changes.filter(isForm).map((change) => sayChange(change, pipeline).replace(/^thêm /u, ''))
  const others = changes.filter((change) => !isForm(change)).map((change) => sayChange(change, pipeline))
  return [...(forms.length > 0 ? [`thêm ${forms.join(', ')}`] : []), ...others].join('; ')
}

function sayChange(change: TemplateChange, { forms, indicators }: Pipeline): string {
  const titleOf = (code: string) => forms.find((form) => form.code === code)?.title ?? code
  const labelOf = (code: string) => indicators.find((indicator) => indicator.code === code)?.label ?? code
  switch (change.kind) {
    case 'formAdded':
      return `thêm ${titleOf(change.form)}`
    case 'formRenamed':
      return `trang "${change.was}" nay là ${titleOf(change.form)}`
    case 'lineAdded':
      return `${titleOf(change.form)} thêm dòng "${labelOf(change.line)}"`
    case 'lineRenamed':
      return `dòng "${change.was}" nay là "${labelOf(change.line)}"`
    case 'lineDropped':
      return `${titleOf(change.form)} bỏ dòng "${change.was}"`
    case 'columnAdded':
      return `${titleOf(change.form)} thêm cột "${change.column}"`
    case 'columnRenamed':
      return `cột "${change.was}" nay là "${change.column}"`
  }
}

/** Whether a finding on a form is what has changed since that version: a line or a column that was not there yet, or one that is gone. */
export function isOfVersion(
  { changes }: OlderTemplate,
  { rule, given, expected }: Finding,
  { form, pipeline }: { form: string; pipeline: Pipeline },
): boolean {
  const labelOf = (code: string) => pipeline.indicators.find((indicator) => indicator.code === code)?.label
  return changes.some((change) => {
    if (!('form' in change) || change.form !== form) return false
    if (change.kind === 'lineAdded') return rule === 'T06' && labelOf(change.line) === expected
    if (change.kind === 'columnAdded') return rule === 'T06' && change.column === expected
    return change.kind === 'lineDropped' && rule === 'T07' && foldLabel(change.was) === foldLabel(given ?? '')
  })
}
