import type { Form } from './form.ts'

/** Two cells of a return that would both give one fact, in words; null where every fact has one cell. */
export function findTwiceAsked(forms: readonly Form[]): string | null {
  const askedBy = new Map<string, string>()
  for (const { form, asked } of forms.flatMap((form) => askedIn(form).map((asked) => ({ form: form.code, asked })))) {
    const other = askedBy.get(asked)
    if (other) return `form ${form}: ${asked} is asked for in form ${other} too`
    askedBy.set(asked, form)
  }
  return null
}

/** What a form asks for: a figure form its indicators on all their bases, a list an indicator and basis in each column. */
function askedIn(form: Form): string[] {
  if (form.kind === 'figures') return [...form.lines]
  if (form.kind === 'cover') return []
  return [form.rowIndicator, ...form.columns.flatMap(({ indicator, time }) => (indicator ? `${indicator} (${time})` : []))]
}
