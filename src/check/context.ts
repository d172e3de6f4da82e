import type { Fact } from '../pipeline/fact.ts'
import type { PeriodEvent } from '../pipeline/periodState.ts'
import type { Unit } from '../pipeline/unit.ts'

/** What is known besides the file itself when it is judged. `check` judges as on an empty database: see `emptyContext`. */
export interface Context {
  /** Today in Viet Nam, YYYY-MM-DD. */
  today: string
  /** The submitter as it is in the period; null where the file does not tell. */
  unit: Unit | null
  /** What was done to the period before, in order. */
  periodEvents: readonly PeriodEvent[]
  /** What the submitter reported before. */
  before: Before
  /** The submitter's own facts in force for the period after; none where it has sent nothing. */
  after: readonly Fact[]
  /** The submitter's facts in force for the period. */
  inForce: readonly Fact[]
  /** Grassroots unions seen before: by code, the name, and which other upper unit has it in its list of this period. */
  knownUnions: ReadonlyMap<string, { name: string; listedBy: { code: string; name: string } | null }>
}

/** What a unit reported in the periods before, as far as it is in force. */
export interface Before {
  /** Its own facts, and those that count its list, of the period before; none where it reported nothing. */
  facts: readonly Fact[]
  /** Its own exact figures of earlier periods, newest first, by indicator and basis ("code time"). */
  past: ReadonlyMap<string, readonly number[]>
}

export const NOTHING_BEFORE: Before = { facts: [], past: new Map() }

/** The context of a file that is checked by itself, before anything was received. */
export function emptyContext(today: string, unit: Unit | null): Context {
  return { today, unit, periodEvents: [], before: NOTHING_BEFORE, after: [], inForce: [], knownUnions: new Map() }
}
