const DAY_MS = 86_400_000

/** The next day of the calendar (YYYY-MM-DD). */
export function dayAfter(day: string): string {
  return dayAt(Date.parse(day) + DAY_MS)
}

/** The day before in the calendar (YYYY-MM-DD). */
export function dayBefore(day: string): string {
  return dayAt(Date.parse(day) - DAY_MS)
}

function dayAt(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10)
}
