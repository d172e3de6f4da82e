import { createHash } from 'node:crypto'
import type { Form } from './form.ts'
import { formsOf, linesOf } from './formsOf.ts'
import type { Period } from './period.ts'
import type { PipelineSource } from './pipeline.ts'
import type { UnitRole } from './unit.ts'

/**
 * The sha256 (hex) of a template's layout alone: its sheets, their column labels and their lines, in order.
 * It is the same for all units of a role, and changes when a sheet, a heading or a line does.
 */
export function layoutChecksum(pipeline: PipelineSource, role: UnitRole, period: Period): string {
  const layout = formsOf(pipeline, role, period).map((form) => ({
    sheet: form.code,
    columns: answeredColumns(form),
    lines: form.kind === 'figures' ? linesOf(form, pipeline, role).map(({ code }) => code) : [],
  }))
  return createHash('sha256').update(JSON.stringify(layout)).digest('hex')
}

/** The labels of the columns that a sender answers; the office's own do not count. */
function answeredColumns(form: Form): string[] {
  if (form.kind === 'cover') return form.fields.map(({ label }) => label)
  return form.columns.flatMap(({ label, role }) => (role === 'check' || role === 'previous' ? [] : label))
}
