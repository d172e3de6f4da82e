import type { Outcome } from '../assess.ts'
import type { Fact } from '../pipeline/fact.ts'
import type { Finding } from '../pipeline/finding.ts'

/** What `check --json` prints of one file, and intake puts in the outbox: a contract that scripts rely on. */
export interface CheckDocument {
  file: string
  sha256: string
  status: Outcome['status']
  pipeline: string | null
  unit: string | null
  period: string | null
  reason: string | null
  forms: readonly string[]
  facts: readonly FactDocument[]
  findings: readonly Finding[]
  notChecked: readonly string[]
}

/** A verdict as it is told to people: with the facts as they are, for a large file has hundreds of thousands. */
export type Verdict = Omit<CheckDocument, 'sha256' | 'facts'> & { facts: readonly Fact[] }

/** `value` is the stated number, null for a range or where there is none. */
export type FactDocument = Pick<
  Fact,
  | 'indicator'
  | 'time'
  | 'unit'
  | 'state'
  | 'low'
  | 'high'
  | 'qualifier'
  | 'raw'
  | 'at'
  | 'form'
  | 'item'
  | 'stated'
  | 'asOf'
  | 'asOfSource'
  | 'isAddend'
  | 'explanation'
> & { value: number | null }

/** Builds the document of one file. */
export function buildCheckDocument({ name, sha256 }: { name: string; sha256: string }, outcome: Outcome): CheckDocument {
  const { status, pipeline, unit, period, reason, forms, facts, findings, notChecked } = outcome
  return { file: name, sha256, status, pipeline, unit, period, reason, forms, facts: facts.map(buildFact), findings, notChecked }
}

function buildFact(fact: Fact): FactDocument {
  const { indicator, time, unit, state, stated, low, high, qualifier, raw, at, form, item, asOf, asOfSource, isAddend, explanation } = fact
  return {
    indicator,
    time,
    unit,
    state,
    value: stated,
    low,
    high,
    qualifier,
    raw,
    at,
    form,
    item,
    stated,
    asOf,
    asOfSource,
    isAddend,
    explanation,
  }
}
