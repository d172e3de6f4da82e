import type { Spelling, Target } from './pipeline.ts'
import { type Field, NotOne, type Shape } from './readTable.ts'
import { JOB_KINDS, type JobKind, type TimetableLine } from './timetable.ts'
import type { Alias, Succession, Unit } from './unit.ts'

// The tables of definitions, column by column. They are read whenever a command starts, also to check one small file: a library that
// describes shapes takes longer to load than all of the tables to read.

const anything: Field<string> = (written) => written.normalize('NFC')
const text: Field<string> = (written) => {
  if (written === '') throw new NotOne('is blank')
  return written.normalize('NFC')
}
const code: Field<string> = matching(/^[A-Za-z0-9_-]+$/, 'not a code (letters, digits, _ and -)')
const day: Field<string> = (written) => {
  const isOne = /^\d{4}-\d\d-\d\d$/.test(written) && new Date(`${written}T00:00Z`).toJSON()?.startsWith(written)
  if (!isOne) throw new NotOne('not a day (YYYY-MM-DD)')
  return written
}
const decimal: Field<string> = matching(/^-?\d+(\.\d+)?$/, 'not a number')
const number: Field<number> = (written) => Number(decimal(written))

export const UNIT: Shape<Unit> = {
  code,
  name: text,
  role: oneOf('grassroots', 'upper', 'own', 'total'),
  parent: orNone(text),
  validFrom: day,
  validTo: orNone(day),
  decision: orNone(text),
}

/** A way of writing that could be several units' names no unit. */
export const ALIAS: Shape<Alias> = { alias: text, unit: anything }

export const SUCCESSION: Shape<Succession> = {
  from: text,
  to: orNone(text),
  effectiveOn: day,
  kind: oneOf('merged', 'split', 'transferred', 'dissolved'),
  share: orNone(decimal),
  decision: orNone(text),
}

export const TARGET: Shape<Target> = { indicator: text, validFrom: day, validTo: orNone(day), value: number, decision: text }

export const SPELLING: Shape<Spelling> = { written: text, means: text }

export const TIMETABLE: Shape<TimetableLine> = { job: oneOf(...(Object.keys(JOB_KINDS) as JobKind[])), cron: text, zone: text }

function matching(pattern: RegExp, problem: string): Field<string> {
  return (written) => {
    if (!pattern.test(written)) throw new NotOne(problem)
    return written
  }
}

function oneOf<T extends string>(...names: readonly T[]): Field<T> {
  return (written) => {
    const name = names.find((each) => each === written)
    if (name === undefined) throw new NotOne(`none of ${names.join(', ')}`)
    return name
  }
}

function orNone<T>(field: Field<T>): Field<T | null> {
  return (written) => (written === '' ? null : field(written))
}
