import { recheck } from '../check/overTime/recheck.ts'
import type { Finding } from '../pipeline/finding.ts'
import { isSender } from '../pipeline/formsOf.ts'
import { type Period, periodNamed } from '../pipeline/period.ts'
import { dueFor, type PeriodEvent, type PeriodStanding, type PeriodState, stateFor } from '../pipeline/periodState.ts'
import { cutOffOf, type Definitions, type Pipeline } from '../pipeline/pipeline.ts'
import { pipelineIn } from '../pipeline/pipelineIn.ts'
import { isValidOn, type Unit } from '../pipeline/unit.ts'
import type { Queryable } from '../store/database.ts'
import { loadBefore, loadOwnFacts } from '../store/loadBefore.ts'
import { loadStanding } from '../store/loadStanding.ts'
import { type SentForm, type SentSubmission, selectSubmissions } from '../store/selectSubmissions.ts'
import type { Store } from '../store/store.ts'
import { lookBack } from './lookBack.ts'
import { pipelineOf } from './pipelineOf.ts'

export type UnitState = 'missing' | 'overdue' | 'received' | 'returned' | 'accepted_with_warnings' | 'accepted' | 'exempt'

/** Where one unit stands in a period; the state is that of its newest submission. */
export interface UnitStatus {
  unit: string
  name: string
  state: UnitState
  /** The unit's own last day for sending: the period's, or the one that was agreed. */
  deadline: string
  /** Whether it may send corrections although the period had been locked. */
  isReopened: boolean
  /** Whether the first submission that was accepted, or still may be, came after the due date. */
  late: boolean
  version: number | null
  inForceVersion: number | null
  receivedAt: string | null
  errors: number
  warnings: number
  forms: { form: string; state: UnitState; version: number }[]
  /** What no longer agrees with the period before, which was corrected since. The state stays. */
  rechecks: Finding[]
}

/** Who has sent: the document of `status --json`, a contract. */
export interface StatusDocument {
  pipeline: string
  period: string
  deadline: string
  periodState: PeriodState
  /** The first day for sending, and the day on which the office means to lock (YYYY-MM-DD). */
  opensOn: string
  locksOn: string | null
  /** What was done to the period, in order. */
  events: readonly PeriodEvent[]
  units: UnitStatus[]
}

export interface StatusRequest {
  period: string
  pipeline?: string | undefined
  asOf?: string | undefined
}

/** Loads where each unit that is expected in a period stands, now or as it was known: the federation's own row first, then the others by name. */
export async function loadStatus(store: Store, request: StatusRequest): Promise<StatusDocument> {
  const { definitions, database, top, clock, until } = await lookBack(store, request.asOf)
  const pipeline = pipelineOf(definitions, request.period, request.pipeline)
  const period = periodNamed(request.period)
  const now = until ?? clock()
  const submissions = await selectSubmissions(database, { top, pipeline: pipeline.code, period: period.code }, until)
  const standing = await loadStanding(database, { top, pipeline, period: period.code, now, until })
  return {
    pipeline: pipeline.code,
    period: period.code,
    deadline: standing.dueAt,
    periodState: standing.state,
    opensOn: standing.opensOn,
    locksOn: standing.locksOn,
    events: standing.events,
    units: await Promise.all(
      unitsOf(definitions.units, pipeline, period).map(async (unit) => ({
        ...statusOf(unit, { submissions: submissions.filter((each) => each.unit === unit.code), standing, now }),
        rechecks: await recheckUnit(database, { top, pipeline, period, unit: unit.code, at: until, definitions }),
      })),
    ),
  }
}

/** Holds what a unit has in force against the period before as it is in force. */
async function recheckUnit(
  database: Queryable,
  given: { top: string; pipeline: Pipeline; period: Period; unit: string; at: string | null; definitions: Definitions },
): Promise<Finding[]> {
  const facts = await loadOwnFacts(database, { ...given, period: given.period.code })
  if (facts.length === 0) return []
  const { facts: before } = await loadBefore(database, given)
  return recheck({ ...given, pipeline: pipelineIn(given.pipeline, given.period), facts, before })
}

/** The units that are expected in a period, and those that were there in it but not on its cut-off day: they need not send. */
function unitsOf(units: readonly Unit[], pipeline: Pipeline, period: Period): (Unit & { isExempt: boolean })[] {
  const day = cutOffOf(pipeline, period)
  const senders = units.filter(({ role }) => isSender(pipeline, role, period))
  const expected = senders.filter((unit) => isValidOn(unit, day))
  const isInPeriod = ({ validFrom, validTo }: Unit) => validFrom <= period.endsOn && (validTo === null || period.startsOn <= validTo)
  const others = senders.filter((unit) => isInPeriod(unit) && !expected.some(({ code }) => code === unit.code))
  return [...expected.map((unit) => ({ ...unit, isExempt: false })), ...others.map((unit) => ({ ...unit, isExempt: true }))].sort(
    (a, b) => Number(b.role === 'own') - Number(a.role === 'own') || a.name.localeCompare(b.name, 'vi'),
  )
}

interface Sent {
  submissions: readonly SentSubmission[]
  standing: PeriodStanding
  now: string
}

function statusOf(
  { code, name, isExempt }: Unit & { isExempt: boolean },
  { submissions, standing, now }: Sent,
): Omit<UnitStatus, 'rechecks'> {
  const deadline = dueFor(standing, code)
  const isOverdue = Date.parse(now) > Date.parse(deadline)
  const newest = submissions.at(-1)
  const inForce = submissions.flatMap(({ forms }) => forms.filter(({ isInForce }) => isInForce))
  const isWithdrawn = newest !== undefined && newest.status !== 'returned' && inForce.length === 0
  const isThere = newest !== undefined && !isWithdrawn
  const absent: UnitState = isExempt ? 'exempt' : isOverdue ? 'overdue' : 'missing'
  const state: UnitState = isThere ? newest.status : absent
  const counted = submissions.find(({ status }) => status !== 'returned') ?? newest
  return {
    unit: code,
    name,
    state,
    deadline,
    isReopened: stateFor(standing, code) === 'reopened',
    late: isThere && counted !== undefined && Date.parse(counted.receivedAt) > Date.parse(deadline),
    version: highest(submissions.flatMap(({ forms }) => forms)),
    inForceVersion: highest(inForce),
    receivedAt: newest?.receivedAt ?? null,
    errors: newest?.errors ?? 0,
    warnings: newest?.warnings ?? 0,
    forms: newestForms(submissions),
  }
}

function highest(forms: readonly SentForm[]): number | null {
  return forms.length === 0 ? null : Math.max(...forms.map(({ version }) => version))
}

/** Each form's newest version; one that was accepted and is not in force was withdrawn. */
function newestForms(submissions: readonly SentSubmission[]): UnitStatus['forms'] {
  const newest = new Map<string, UnitStatus['forms'][number]>()
  for (const { status, forms } of submissions)
    for (const { form, version, isInForce } of forms)
      newest.set(form, { form, version, state: isInForce || status === 'returned' ? status : 'missing' })
  return [...newest.values()].sort((a, b) => (a.form < b.form ? -1 : 1))
}
