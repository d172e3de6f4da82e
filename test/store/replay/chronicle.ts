import { isDeepStrictEqual } from 'node:util'
import type { Fact } from '../../../src/pipeline/fact.ts'
import type { Definitions } from '../../../src/pipeline/pipeline.ts'
import { VARIANTS } from './definitions.ts'
import { type Event, isAccepted, type PeriodCode, type Sending } from './event.ts'
import { writeReturn } from './writeReturn.ts'

/** An event, and the instant under which the database recorded it; null where it recorded nothing. */
export interface Past {
  event: Event
  at: string | null
}

/** One version of a form: in force from one instant to another, never where the two are the same. */
export interface Version {
  unit: string
  period: PeriodCode
  form: string
  version: number
  from: string
  to: string | null
  facts: readonly Fact[]
  /** The unions of a list; null for another form. */
  unions: { code: string; name: string }[] | null
}

/** All that must be known after some events, worked out from nothing but them. */
export interface Chronicle {
  definitions: Definitions
  versions: Version[]
  consolidations: { period: PeriodCode; number: number; at: string; hash: string }[]
  /** What is closed: by period, for all (null) or for a unit; the last word counts. */
  locks: { period: PeriodCode; unit: string | null; kind: 'lock' | 'reopen' }[]
  corrections: { period: PeriodCode; number: number; at: string; unit: string }[]
}

/** Tells the events once more, from the beginning to an instant (included). */
export function tell(past: readonly Past[], until = '9'): Chronicle {
  const chronicle: Chronicle = { definitions: VARIANTS[0], versions: [], consolidations: [], locks: [], corrections: [] }
  for (const { event, at } of past) if (at !== null && at <= until) apply(chronicle, event, at)
  return chronicle
}

/** Whether an event that comes after the others leaves a trace. */
export function leavesTrace(past: readonly Past[], event: Event): boolean {
  return apply(tell(past), event, 'now')
}

function apply(chronicle: Chronicle, event: Event, at: string): boolean {
  switch (event.kind) {
    case 'send':
      receive(chronicle, event, at)
      return true
    case 'withdraw':
      return withdraw(chronicle, event, at)
    case 'lock':
    case 'reopen':
      return lockOrReopen(chronicle, event)
    case 'consolidate':
      return consolidate(chronicle, event.period, at)
    case 'define': {
      const isNew = chronicle.definitions !== VARIANTS[event.variant]
      chronicle.definitions = VARIANTS[event.variant]
      return isNew
    }
  }
}

type Locking = Event & { kind: 'lock' | 'reopen' }

/** Whether a period is closed for a unit, or open to corrections: what was last said of all or of it. Null where it never was locked. */
function lastWord({ locks }: Chronicle, period: string, unit: string | null): 'lock' | 'reopen' | null {
  return locks.findLast((each) => each.period === period && (each.unit === null || each.unit === unit))?.kind ?? null
}

function lockOrReopen(chronicle: Chronicle, { kind, unit, period }: Locking): boolean {
  const said = lastWord(chronicle, period, unit)
  if (unit !== null && !isThere(chronicle, { unit, period })) return false
  if (kind === 'reopen' && said !== 'lock') return false
  if (kind === 'lock' && unit !== null && said !== 'reopen') return false
  if (kind === 'lock') {
    const last = chronicle.consolidations.findLast((each) => each.period === period)
    const isCurrent = last?.hash === chronicle.definitions.hash && changesSince(chronicle, period, last.at).length === 0
    const isOpenToSome = ['A', 'B', 'D', 'RIENG'].some((each) => lastWord(chronicle, period, each) === 'reopen')
    if (!isCurrent || (unit === null && said === 'lock' && !isOpenToSome)) return false
  }
  chronicle.locks.push({ period, unit, kind })
  return true
}

function withdraw(chronicle: Chronicle, event: Event & { kind: 'withdraw' }, at: string): boolean {
  if (lastWord(chronicle, event.period, event.unit) === 'lock') return false
  const isClosed = close(chronicle, inForce(chronicle, event), at)
  if (isClosed) correct(chronicle, event, at)
  return isClosed
}

function correct(chronicle: Chronicle, { unit, period }: { unit: string; period: PeriodCode }, at: string): void {
  if (lastWord(chronicle, period, unit) !== 'reopen') return
  const number = 1 + chronicle.corrections.filter((each) => each.period === period).length
  chronicle.corrections.push({ period, number, at, unit })
}

export function inForce(
  { versions }: Chronicle,
  { unit, period, form }: { unit?: string; period: string; form?: string | null },
): Version[] {
  return versions.filter(
    (each) => each.to === null && each.period === period && (!unit || each.unit === unit) && (!form || each.form === form),
  )
}

function close(_: Chronicle, versions: readonly Version[], at: string): boolean {
  for (const version of versions) version.to = at
  return versions.length > 0
}

/** Whether facts are in force of a unit that, as is known now, had ended by then. */
export function hasHomelessFacts(chronicle: Chronicle): boolean {
  return chronicle.versions.some((version) => version.to === null && version.facts.length > 0 && !isThere(chronicle, version))
}

/** Whether a unit is there on the cut-off day: only one of them ever ends, and before the third quarter's. */
function isThere({ definitions }: Chronicle, { unit, period }: Pick<Version, 'unit' | 'period'>): boolean {
  return !(period === '2023-Q3' && definitions.units.some(({ code, validTo }) => code === unit && validTo !== null))
}

function receive(chronicle: Chronicle, sending: Sending, at: string): void {
  if (sending.verdict === 'refused' || !isThere(chronicle, sending)) return
  const { unit, period } = sending
  const { facts, unions } = writeReturn(sending)
  const isTaken = isAccepted(sending) && lastWord(chronicle, period, unit) !== 'lock'
  const before = chronicle.versions.length
  for (const form of sending.forms) {
    const ours = facts.filter((fact) => fact.form === form)
    const old = inForce(chronicle, { unit, period, form })
    if (isTaken && old.some((version) => says(version.facts, ours))) continue
    if (isTaken) close(chronicle, old, at)
    const version = 1 + chronicle.versions.filter((each) => each.unit === unit && each.period === period && each.form === form).length
    const names = form === 'DANH_SACH' ? unions.map(({ code, name }) => ({ code, name })) : null
    chronicle.versions.push({ unit, period, form, version, from: at, to: isTaken ? null : at, facts: ours, unions: names })
  }
  if (isTaken && chronicle.versions.length > before) correct(chronicle, sending, at)
}

/** Whether two forms state the same, wherever it stands and however it was typed. */
function says(a: readonly Fact[], b: readonly Fact[]): boolean {
  const said = (facts: readonly Fact[]) => facts.map(({ at, raw, asOfSource, ...fact }) => fact)
  return isDeepStrictEqual(said(a), said(b))
}

/** A period that nobody has used is not consolidated; one in which nothing has changed has no new number. */
function consolidate(chronicle: Chronicle, period: PeriodCode, at: string): boolean {
  const { versions, consolidations, definitions } = chronicle
  if (!versions.some((each) => each.period === period && each.to !== each.from)) return false
  const last = consolidations.findLast((each) => each.period === period)
  if (last?.hash === definitions.hash && changesSince(chronicle, period, last.at).length === 0) return false
  consolidations.push({ period, number: (last?.number ?? 0) + 1, at, hash: definitions.hash })
  return true
}

/** The facts that were recorded or closed after an instant. */
export function changesSince({ versions }: Chronicle, period: string, at: string): (Fact & { reporter: string })[] {
  return versions
    .filter((each) => each.period === period && each.to !== each.from && (each.from > at || (each.to !== null && each.to > at)))
    .flatMap(({ facts, unit }) => facts.map((fact) => ({ ...fact, reporter: unit })))
}
