import type { Form } from './form.ts'
import type { Indicator } from './indicator.ts'

/** Two cells of a return that would both give one fact, in words; null where every fact has one cell. */
export function findTwiceAsked(forms: readonly Form[], indicators: ReadonlyMap<string, Indicator>): string | null {
  const askedBy = new Map<string, string>()
  for (const { form, asked } of forms.flatMap((form) => askedIn(form, indicators).map((asked) => ({ form: form.code, asked })))) {
    const other = askedBy.get(asked)
    if (other) return `form ${form}: ${asked} is asked for in form ${other} ${other === form ? 'twice' : 'too'}`
    askedBy.set(asked, form)
  }
  return null
}

/** What a form asks for: a figure form its indicators on all their bases, a list its rows and an indicator and basis in each column. */
function askedIn(form: Form, indicators: ReadonlyMap<string, Indicator>): string[] {
  if (form.kind === 'cover') return []
  const lines = form.kind === 'figures' ? form.lines : [form.rowIndicator]
  const columns = form.kind === 'list' ? form.columns : []
  return [
    ...lines.flatMap((code) => indicators.get(code)?.times.map((time) => `${code} (${time})`) ?? []),
    ...columns.flatMap(({ indicator, time }) => (indicator ? `${indicator} (${time})` : [])),
  ]
}
