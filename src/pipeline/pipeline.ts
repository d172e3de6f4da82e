import type { FigureColumn, Form } from './form.ts'
import type { Indicator, Share } from './indicator.ts'
import { dayWithin, type Period, type PeriodKind } from './period.ts'
import type { PeriodSchedule } from './periodState.ts'
import type { Rule } from './rule.ts'
import type { Template } from './template.ts'
import type { TimetableLine } from './timetable.ts'
import type { Alias, Succession, Unit } from './unit.ts'

/** A day counted from a period's start: the given month of it (1 is the first), and a day of that month. */
export interface DayOfPeriod {
  month: number
  day: number
}

/** One section of the office's report, as screens and the dictionary head it. */
export interface Section {
  code: string
  title: string
}

/** A scheduled collection as its folder declares it. */
export interface PipelineSource {
  code: string
  name: string
  periodKind: PeriodKind
  /** The first period that is taken. */
  since: string
  template: Template
  /** The day that figures stand for unless a cell or the cover says another. */
  cutOff: DayOfPeriod
  /** The first day on which returns are taken; that of the period where absent. */
  opens?: DayOfPeriod
  /** The last day for sending. */
  due: DayOfPeriod
  /** The day on which the office means to lock the period, once its report is signed. */
  locks?: DayOfPeriod
  /** What is done by itself, and when; `loadTimetable` reads it. No part of the definitions: it changes no figure. */
  timetable?: readonly TimetableLine[]
  /** In the order of the report. */
  sections: readonly Section[]
  indicators: readonly Indicator[]
  shares: readonly Share[]
  forms: readonly Form[]
  rules: readonly Rule[]
  /** The columns of a CSV that carries a whole return. */
  csvColumns: readonly FigureColumn[]
}

/** A figure set from above, with the decision that sets it. */
export interface Target {
  indicator: string
  validFrom: string
  validTo: string | null
  value: number
  decision: string
}

/** How offices write a heading or a label, and what we call it. */
export interface Spelling {
  written: string
  means: string
}

/** A pipeline that has been loaded and checked. */
export interface Pipeline extends PipelineSource {
  targets: readonly Target[]
  /** `choices`: how offices write an answer that is chosen from a list. */
  spellings: { headings: readonly Spelling[]; labels: readonly Spelling[]; sheets: readonly Spelling[]; choices: readonly Spelling[] }
}

/** Everything that says what is collected, as one thing with one hash (sha256, hex). */
export interface Definitions {
  hash: string
  pipelines: readonly Pipeline[]
  units: readonly Unit[]
  aliases: readonly Alias[]
  successions: readonly Succession[]
}

/** The day that a period's figures stand for unless a cell or the cover says another (YYYY-MM-DD). */
export function cutOffOf({ cutOff }: Pick<PipelineSource, 'cutOff'>, period: Period): string {
  return dayWithin(period, cutOff.month, cutOff.day)
}

/** The end of the last day for sending, in Viet Nam. */
export function dueAtOf({ due }: Pick<PipelineSource, 'due'>, period: Period): string {
  return `${dayWithin(period, due.month, due.day)}T23:59:59+07:00`
}

/** The days that a pipeline plans for a period. */
export function scheduleOf(pipeline: Pick<PipelineSource, 'opens' | 'due' | 'locks'>, period: Period): PeriodSchedule {
  const on = (day: DayOfPeriod | undefined) => (day ? dayWithin(period, day.month, day.day) : null)
  return { opensOn: on(pipeline.opens) ?? period.startsOn, dueAt: dueAtOf(pipeline, period), locksOn: on(pipeline.locks) }
}
