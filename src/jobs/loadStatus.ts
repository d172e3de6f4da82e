import { isSender } from '../pipeline/formsOf.ts'
import { type Period, periodNamed } from '../pipeline/period.ts'
import { cutOffOf, dueAtOf, type Pipeline } from '../pipeline/pipeline.ts'
import { isValidOn, type Unit } from '../pipeline/unit.ts'
import { dayInVietNam } from '../store/clock.ts'
import { type SentForm, type SentSubmission, selectSubmissions } from '../store/selectSubmissions.ts'
import type { Store } from '../store/store.ts'
import { pipelineOf } from './pipelineOf.ts'

export type UnitState = 'missing' | 'overdue' | 'received' | 'returned' | 'accepted_with_warnings' | 'accepted' | 'exempt'

/** Where one unit stands in a period; the state is that of its newest submission. */
export interface UnitStatus {
  unit: string
  name: string
  state: UnitState
  /** Whether the first submission that was accepted, or still may be, came after the due date. */
  late: boolean
  version: number | null
  inForceVersion: number | null
  receivedAt: string | null
  errors: number
  warnings: number
  forms: { form: string; state: UnitState; version: number }[]
}

/** Who has sent: the document of `status --json`, a contract. */
export interface StatusDocument {
  pipeline: string
  period: string
  deadline: string
  periodState: 'not_open' | 'open'
  units: UnitStatus[]
}

/** Loads where each unit that is expected in a period stands: the federation's own row first, then the others by name. */
export async function loadStatus(store: Store, request: { period: string; pipeline?: string | undefined }): Promise<StatusDocument> {
  const pipeline = pipelineOf(store.definitions, request.period, request.pipeline)
  const period = periodNamed(request.period)
  const submissions = await selectSubmissions(store.database, { top: store.top, pipeline: pipeline.code, period: period.code })
  const deadline = dueAtOf(pipeline, period)
  return {
    pipeline: pipeline.code,
    period: period.code,
    deadline,
    periodState: period.startsOn > dayInVietNam(store.clock()) ? 'not_open' : 'open',
    units: unitsOf(store.definitions.units, pipeline, period).map((unit) =>
      statusOf(unit, { submissions: submissions.filter((each) => each.unit === unit.code), deadline, now: store.clock() }),
    ),
  }
}

function unitsOf(units: readonly Unit[], pipeline: Pipeline, period: Period): Unit[] {
  const day = cutOffOf(pipeline, period)
  return units
    .filter((unit) => isSender(pipeline, unit.role, period) && isValidOn(unit, day))
    .sort((a, b) => Number(b.role === 'own') - Number(a.role === 'own') || a.name.localeCompare(b.name, 'vi'))
}

interface Sent {
  submissions: readonly SentSubmission[]
  deadline: string
  now: string
}

function statusOf({ code, name }: Unit, { submissions, deadline, now }: Sent): UnitStatus {
  const isOverdue = Date.parse(now) > Date.parse(deadline)
  const newest = submissions.at(-1)
  const inForce = submissions.flatMap(({ forms }) => forms.filter(({ isInForce }) => isInForce))
  const isWithdrawn = newest !== undefined && newest.status !== 'returned' && inForce.length === 0
  const isThere = newest !== undefined && !isWithdrawn
  const state: UnitState = isThere ? newest.status : isOverdue ? 'overdue' : 'missing'
  const counted = submissions.find(({ status }) => status !== 'returned') ?? newest
  return {
    unit: code,
    name,
    state,
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
