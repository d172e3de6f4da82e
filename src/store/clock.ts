/** The present instant, as an ISO text; `TONGHOP_NOW` sets it (tests, and the demo's quarter). */
export type Clock = () => string

/** The system's clock, or one that stands still at `fixed`. Throws where `fixed` is no instant. */
export function openClock(fixed: string | undefined): Clock {
  if (!fixed) return () => new Date().toISOString()
  if (Number.isNaN(Date.parse(fixed))) throw new Error(`TONGHOP_NOW is no instant: ${fixed}`)
  const instant = new Date(fixed).toISOString()
  return () => instant
}
