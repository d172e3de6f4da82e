import { Cron } from 'croner'
import type { ScheduledJob, TimetableLine } from './timetable.ts'

type Timed = Pick<ScheduledJob, 'times'>

/** The newest instant, at or before `now`, at which a job is due (ISO); null where there never was one. */
export function lastSlot({ times }: Timed, now: string): string | null {
  const soonAfter = new Date(Date.parse(now) + 1) // croner looks before the instant, not at it
  const each = times.flatMap((time) => open(time).previousRuns(1, soonAfter))
  return each.length === 0 ? null : new Date(Math.max(...each.map(Number))).toISOString()
}

/** The first instant after `now` at which a job is due (ISO); null where there will be none. */
export function nextSlot({ times }: Timed, now: string): string | null {
  const each = times.flatMap((time) => open(time).nextRun(new Date(now)) ?? [])
  return each.length === 0 ? null : new Date(Math.min(...each.map(Number))).toISOString()
}

/** Why a line of a timetable says no time; null where it does. */
export function problemOfTime(time: Omit<TimetableLine, 'job'>): string | null {
  try {
    return open(time).nextRun() ? null : 'is never due'
  } catch (error) {
    return (error as Error).message
  }
}

function open({ cron, zone }: Omit<TimetableLine, 'job'>): Cron {
  return new Cron(cron, { timezone: zone, paused: true })
}
