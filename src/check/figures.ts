import type { Address } from '../pipeline/address.ts'
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
  /** The facts of the list's rows. */
  rows(code: string, time: TimeBasis): readonly Fact[]
  /** What the rows of the list come to; null where there are none, or one of them is not available. */
  listed(code: string, time: TimeBasis): Sum | null
  /** The unions that a list counts in an indicator. */
  unionsIn(code: string): readonly string[]
  /** The facts of the file itself. */
  ofFile: readonly Fact[]
  /** The facts of forms that the unit sent before, by their cells. */
  before: ReadonlyMap<Address, Fact>
  /** Whether there is any fact of the indicator. */
  isThere(code: string): boolean
  /** Whether the file itself has a form that asks for the indicator. */
  isOfFile(code: string): boolean
}

/** Arranges facts for the rules. `unit` is the submitter; facts about other units are its list's. A list that is there without rows comes to 0. */
export function arrangeFigures(facts: readonly Fact[], { pipeline, forms }: Pick<Reading, 'pipeline' | 'forms'>, unit: string): Figures {
  const hasEmptyList = forms.some(({ form, unions }) => form.kind === 'list' && unions.length === 0)
  const byCode = new Map(pipeline.indicators.map((indicator) => [indicator.code, indicator]))
  const [own, listed] = [new Map<string, FactsByTime>(), new Map<string, FactsByTime>()]
  const sent = forms.map(({ form }) => form)
  const present = new Set(sent.map(({ code }) => code))
  const [ofFile, before] = partition(facts, ({ form }) => present.has(form))
  for (const fact of facts) add(fact.unit === unit ? own : listed, fact)
  for (const { form } of before) present.add(form)
  const items = (code: string, time: TimeBasis) => own.get(code)?.get(time) ?? []
  const rows = (code: string, time: TimeBasis) => listed.get(code)?.get(time) ?? []
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
    rows,
    listed(code, time) {
      const counted = rows(code, time)
      return counted.length === 0 && hasEmptyList ? exactly(0) : sumOf(counted)
    },
    unionsIn: (code) => [...(listed.get(code)?.values() ?? [])].flatMap((rows) => rows.map((fact) => fact.unit)),
    ofFile,
    before: new Map(before.map((fact) => [fact.at, fact])),
    isThere: (code) => own.has(code) || listed.has(code),
    isOfFile: (code) => sent.some((form) => asksFor(form, code) || asksForInRows(form, code)),
  }
}

type FactsByTime = Map<TimeBasis, Fact[]>

function add(facts: Map<string, FactsByTime>, fact: Fact): void {
  const byTime = facts.get(fact.indicator) ?? new Map<TimeBasis, Fact[]>()
  if (byTime.size === 0) facts.set(fact.indicator, byTime)
  const there = byTime.get(fact.time)
  if (there) there.push(fact)
  else byTime.set(fact.time, [fact])
}

/** Those that are so, and those that are not. */
function partition<T>(all: readonly T[], isSo: (each: T) => boolean): [T[], T[]] {
  return [all.filter(isSo), all.filter((each) => !isSo(each))]
}

function sumOf(facts: readonly Fact[]): Sum | null {
  return facts.some(({ state }) => state === 'not_available') ? null : addFigures(facts)
}
