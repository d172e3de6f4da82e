import { shiftDay } from './calendar.ts'

/** The day whose end a parsed date means: 00h00 of a day is the end of the day before it. */
export function asOfDay(date: string): string {
  const day = date.slice(0, 10)
  return date.slice(10).startsWith('T00:00') ? shiftDay(day, -1) : day
}
