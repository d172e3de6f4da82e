import { dayInVietNam } from './inVietNam.ts'

/** What the office does to a period: for everybody, or (reopen, its lock, extend) for one unit. */
export const PERIOD_ACTIONS = ['open', 'lock', 'reopen', 'extend'] as const
export type PeriodAction = (typeof PERIOD_ACTIONS)[number]

/** Whether returns are taken: not yet, yes, no more, or again, each as a numbered correction. */
export type PeriodState = 'not_open' | 'open' | 'locked' | 'reopened'

/** Something that was done to a period, with who did it and why. */
export interface PeriodEvent {
  action: PeriodAction
  /** The unit that it is for; null is every unit. */
  unit: string | null
  /** When it was recorded. */
  at: string
  /** Of an extension: the end of the last day for sending. */
  until: string | null
  /** Of a lock: the consolidation that is signed. */
  consolidation: number | null
  reason: string | null
  by: string
}

/** The days that a pipeline plans for a period. Nothing is locked by a day alone. */
export interface PeriodSchedule {
  /** The first day on which returns are taken (YYYY-MM-DD). */
  opensOn: string
  /** The end of the last day for sending. */
  dueAt: string
  /** The day on which the office means to lock; null where it plans none. */
  locksOn: string | null
}

/** Where a period stands: for everybody, and for the units that have an arrangement of their own. */
export interface PeriodStanding extends PeriodSchedule {
  state: PeriodState
  states: ReadonlyMap<string, PeriodState>
  events: readonly PeriodEvent[]
}

/** Every transition there is; what is not here cannot be done. */
const NEXT: Readonly<Record<PeriodState, Partial<Record<PeriodAction, PeriodState>>>> = {
  not_open: { open: 'open', extend: 'not_open' },
  open: { lock: 'locked', extend: 'open' },
  locked: { reopen: 'reopened' },
  reopened: { lock: 'locked', extend: 'reopened' },
}

/** Where a period stands on a day (YYYY-MM-DD) after what was done to it, in order. Throws where an event is none that could be. */
export function standingOf(events: readonly PeriodEvent[], schedule: PeriodSchedule, today: string): PeriodStanding {
  let standing: PeriodStanding = { ...schedule, state: 'not_open', states: new Map(), events: [] }
  for (const event of events) {
    standing = atItsTime(standing, event)
    const after = stateAfter(standing, event)
    if (after === null) throw new Error(`A period that is ${stateFor(standing, event.unit)} cannot ${event.action}: ${event.at}`)
    standing = apply(standing, event, after)
  }
  return openedBy(standing, today)
}

/**
 * Where a period stood when something was recorded. That it was opened says that it was not open, and its first lock that it was: the days that
 * were planned then may be others than those that are planned now.
 */
function atItsTime(standing: PeriodStanding, { action, unit, at }: PeriodEvent): PeriodStanding {
  const isFirst = unit === null && lastLock(standing) === null
  if (isFirst && action === 'open') return { ...standing, state: 'not_open' }
  if (isFirst && action === 'lock') return { ...standing, state: 'open' }
  return openedBy(standing, dayInVietNam(at))
}

/** The planned day opens what nobody opened before. */
function openedBy(standing: PeriodStanding, day: string): PeriodStanding {
  return standing.state === 'not_open' && standing.opensOn <= day ? { ...standing, state: 'open' } : standing
}

function apply(standing: PeriodStanding, event: PeriodEvent, after: PeriodState): PeriodStanding {
  const events = [...standing.events, event]
  if (event.action === 'extend') return { ...standing, events }
  if (event.unit === null) return { ...standing, events, state: after, states: new Map() }
  return { ...standing, events, states: new Map([...standing.states, [event.unit, after]]) }
}

/** What a period, or a unit in it, is after an action; null where that cannot be done. One unit alone is neither opened nor locked the first time. */
export function stateAfter(standing: PeriodStanding, { action, unit }: Pick<PeriodEvent, 'action' | 'unit'>): PeriodState | null {
  const state = stateFor(standing, unit)
  if (unit !== null && action === 'open') return null
  if (unit !== null && action === 'lock' && state !== 'reopened') return null
  const hasReopened = [...standing.states.values()].includes('reopened')
  if (unit === null && action === 'lock' && hasReopened) return 'locked'
  return NEXT[state][action] ?? null
}

/** Where a period stands for a unit; null asks for everybody. */
export function stateFor({ state, states }: PeriodStanding, unit: string | null): PeriodState {
  return (unit !== null && states.get(unit)) || state
}

/** The end of the last day on which a unit may send without being late: the planned one, or the latest that was agreed. */
export function dueFor({ dueAt, events }: PeriodStanding, unit: string): string {
  const agreed = events.flatMap((event) =>
    event.action === 'extend' && (event.unit === null || event.unit === unit) ? (event.until ?? []) : [],
  )
  return agreed.reduce((latest, each) => (Date.parse(each) > Date.parse(latest) ? each : latest), dueAt)
}

/** The reopening under which a unit sends what is then a correction; null where the period is not reopened for it. */
export function reopeningFor(standing: PeriodStanding, unit: string): PeriodEvent | null {
  if (stateFor(standing, unit) !== 'reopened') return null
  const isFor = ({ action, unit: of }: PeriodEvent) => action === 'reopen' && (of === null || of === unit)
  return standing.events.findLast(isFor) ?? null
}

/** The lock that is the last; null where the period was never locked. */
export function lastLock({ events }: PeriodStanding): PeriodEvent | null {
  return events.findLast(({ action, unit }) => action === 'lock' && unit === null) ?? null
}
