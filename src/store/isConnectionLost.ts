/** Nobody listens, or who listened hung up; and what PostgreSQL says to those whom it sends away: connection exceptions (08…), and its own end (57P01 to 57P03). */
const GONE = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|08\w{3}|57P0[123])$/
/** What pg says itself; it gives no code. */
const SAID = /^(Connection terminated|Client has encountered a connection error)/

/** Whether an error says that the database went away, and nothing of what was asked. */
export function isConnectionLost(error: unknown): boolean {
  const { code = '', message = '' } = (error ?? {}) as { code?: string; message?: string }
  return GONE.test(code) || SAID.test(message)
}
