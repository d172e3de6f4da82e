import type { Fact } from '../pipeline/fact.ts'
import { exactly } from '../pipeline/figure.ts'
import type { Indicator, TimeBasis } from '../pipeline/indicator.ts'
import type { Reading } from '../read/reading.ts'
import { addFigures, type Sum } from '../total/addFigures.ts'

/** The figures of one submission as rules ask for them: the unit's own, and the sums of its list. */
export interface Figures {
  indicator(code: string): Indicator
  /** The unit's own fact. */
  fact(code: string, time: TimeBasis): Fact | undefined
  /** The fact's figure, if it is reported. */
  figure(code: string, time: TimeBasis): Sum | null
  /** What the rows of the list come to; null where there are none, or one of them is not available. */
  listed(code: string, time: TimeBasis): Sum | null
  all: readonly Fact[]
}

/** Arranges facts for the rules. `unit` is the submitter; facts about other units are its list's. A list that is there without rows comes to 0. */
export function arrangeFigures(facts: readonly Fact[], { pipeline: { indicators }, forms }: Reading, unit: string): Figures {
  const hasEmptyList = forms.some(({ form, unions }) => form.kind === 'list' && unions.length === 0)
  const byCode = new Map(indicators.map((indicator) => [indicator.code, indicator]))
  const own = new Map<string, Fact>()
  const listed = new Map<string, Fact[]>()
  for (const fact of facts) {
    const key = `${fact.indicator} ${fact.time}`
    if (fact.unit === unit) own.set(key, fact)
    else listed.set(key, [...(listed.get(key) ?? []), fact])
  }
  const fact = (code: string, time: TimeBasis) => own.get(`${code} ${time}`)
  return {
    indicator(code) {
      const indicator = byCode.get(code)
      if (!indicator) throw new Error(`A rule names the unknown indicator ${code}`)
      return indicator
    },
    fact,
    figure(code, time) {
      const found = fact(code, time)
      return found ? addFigures([found]) : null
    },
    listed(code, time) {
      const rows = listed.get(`${code} ${time}`) ?? []
      if (rows.length === 0 && hasEmptyList) return addFigures([exactly(0)])
      return rows.some(({ state }) => state === 'not_available') ? null : addFigures(rows)
    },
    all: facts,
  }
}
