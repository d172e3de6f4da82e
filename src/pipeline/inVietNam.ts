const AHEAD_MS = 7 * 3_600_000

/** An instant as Viet Nam's clocks show it, UTC+7 all year: YYYY-MM-DDTHH:MM:SS.mmm. */
export function inVietNam(instant: string): string {
  return new Date(Date.parse(instant) + AHEAD_MS).toISOString().slice(0, -1)
}

/** The day of an instant in Viet Nam (YYYY-MM-DD). */
export function dayInVietNam(instant: string): string {
  return inVietNam(instant).slice(0, 10)
}
