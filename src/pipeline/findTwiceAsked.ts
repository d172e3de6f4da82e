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

/**
 * What a form asks for: a figure form its indicators on all their bases, a list its rows and an indicator and basis in each
 * column, an event form what its rows may feed (several kinds of rows may feed one).
 */
function askedIn(form: Form, indicators: ReadonlyMap<string, Indicator>): string[] {
  const onAllBases = (code: string) => indicators.get(code)?.times.map((time) => `${code} (${time})`) ?? []
  switch (form.kind) {
    case 'cover':
      return []
    case 'figures':
      return form.lines.flatMap(onAllBases)
    case 'list':
      return [
        ...onAllBases(form.rowIndicator),
        ...form.columns.flatMap(({ indicator, time }) => (indicator ? `${indicator} (${time})` : [])),
      ]
    case 'events':
      return [...new Set(form.feeds.flatMap(({ figures }) => Object.values(figures)))].map((code) => `${code} (${form.time})`)
  }
}
