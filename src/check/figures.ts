import { asksFor, asksForInRows } from '../pipeline/asksFor.ts'
import type { Fact } from '../pipeline/fact.ts'
import { exactly } from '../pipeline/figure.ts'
import type { Indicator, TimeBasis } from '../pipeline/indicator.ts'
import type { Reading } from '../read/reading.ts'
import { addFigures, type Sum } from '../total/addFigures.ts'

/** The figures of one submission as rules ask for them: the unit's own, and the sums of its list. */
export interface Figures {
  indicator(code: string): Indicator
  /** The unit's own facts: one, or in an event form one for each row that counts in the indicator. */
  items(code: string, time: TimeBasis): readonly Fact[]
  /** The unit's own fact, the first of several: the cell that a finding marks. */
  fact(code: string, time: TimeBasis): Fact | undefined
  /** What the unit's own facts come to; null where there are none, none is reported, or one is not available. */
  figure(code: string, time: TimeBasis): Sum | null
  /** Whether an optional indicator was left blank by a form that is there. */
  isLeftOut(code: string, time: TimeBasis): boolean
  /** What the rows of the list come to; null where there are none, or one of them is not available. */
  listed(code: string, time: TimeBasis): Sum | null
  all: readonly Fact[]
  /** The facts of the file itself; the others are of forms that the unit sent before. */
  ofFile: readonly Fact[]
  /** Whether the file itself has a form that asks for the indicator. */
  isOfFile(code: string): boolean
}

/** Arranges facts for the rules. `unit` is the submitter; facts about other units are its list's. A list that is there without rows comes to 0. */
export function arrangeFigures(facts: readonly Fact[], { pipeline, forms }: Reading, unit: string): Figures {
  const hasEmptyList = forms.some(({ form, unions }) => form.kind === 'list' && unions.length === 0)
  const byCode = new Map(pipeline.indicators.map((indicator) => [indicator.code, indicator]))
  const [own, listed] = [new Map<string, Fact[]>(), new Map<string, Fact[]>()]
  for (const fact of facts) add(fact.unit === unit ? own : listed, fact)
  const present = new Set([...forms.map(({ form }) => form.code), ...facts.map(({ form }) => form)])
  const sent = forms.map(({ form }) => form)
  const items = (code: string, time: TimeBasis) => own.get(`${code} ${time}`) ?? []
  return {
    indicator(code) {
      const indicator = byCode.get(code)
      if (!indicator) throw new Error(`A rule names the unknown indicator ${code}`)
      return indicator
    },
    items,
    fact: (code, time) => items(code, time)[0],
    figure: (code, time) => sumOf(items(code, time)),
    isLeftOut(code, time) {
      const isAsked = pipeline.forms.some((form) => present.has(form.code) && asksFor(form, code))
      return isAsked && byCode.get(code)?.isOptional === true && items(code, time).length === 0
    },
    listed(code, time) {
      const rows = listed.get(`${code} ${time}`) ?? []
      return rows.length === 0 && hasEmptyList ? exactly(0) : sumOf(rows)
    },
    all: facts,
    ofFile: facts.filter((fact) => sent.some(({ code }) => code === fact.form)),
    isOfFile: (code) => sent.some((form) => asksFor(form, code) || asksForInRows(form, code)),
  }
}

function add(facts: Map<string, Fact[]>, fact: Fact): void {
  const key = `${fact.indicator} ${fact.time}`
  const there = facts.get(key)
  if (there) there.push(fact)
  else facts.set(key, [fact])
}

function sumOf(facts: readonly Fact[]): Sum | null {
  return facts.some(({ state }) => state === 'not_available') ? null : addFigures(facts)
}
