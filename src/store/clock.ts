/** The present instant, as an ISO text; `TONGHOP_NOW` sets it (tests, and the demo's quarter). */
export type Clock = () => string

/** The system's clock, or one that stands still at `fixed`. Throws where `fixed` is no instant. */
export function openClock(fixed: string | undefined): Clock {
  if (!fixed) return () => new Date().toISOString()
  if (Number.isNaN(Date.parse(fixed))) throw new Error(`TONGHOP_NOW is no instant: ${fixed}`)
  const instant = new Date(fixed).toISOString()
  return () => instant
}

/** The day of an instant in Viet Nam (YYYY-MM-DD), which is UTC+7 all year. */
export function dayInVietNam(instant: string): string {
  return new Date(Date.parse(instant) + 7 * 3_600_000).toISOString().slice(0, 10)
}
