import type { Form } from './form.ts'

/** Whether a form asks its unit for an indicator in the unit's own name. */
export function asksFor(form: Form, code: string): boolean {
  if (form.kind === 'figures') return form.lines.includes(code)
  return form.kind === 'events' && form.feeds.some(({ figures }) => Object.values(figures).includes(code))
}

/** Whether a list form asks for an indicator of its rows. */
export function asksForInRows(form: Form, code: string): boolean {
  return form.kind === 'list' && (form.rowIndicator === code || form.columns.some(({ indicator }) => indicator === code))
}
