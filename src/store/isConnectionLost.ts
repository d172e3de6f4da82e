/**
 * Whether an error says that the database went away, and nothing of what was asked: connections that are refused, cut or not answered. Those of files
 * have no `syscall` of a connection. Classes of PostgreSQL as in its appendix A: connection exceptions (08…), and its own end (57P01 to 57P03).
 */
export function isConnectionLost(error: unknown): boolean {
  const { code, syscall, message = '' } = (error ?? {}) as { code?: unknown; syscall?: unknown; message?: string }
  if (/^(08...|57P0[1-3])$/.test(String(code))) return true
  if (/^(ECONNREFUSED|ECONNRESET|EPIPE|EAI_AGAIN|ENOTFOUND)$/.test(String(code))) return true
  return syscall === 'connect' || DRIVER_SAYS.test(message)
}

/** What the driver says without a code. */
const DRIVER_SAYS =
  /^(Connection terminated|Client has encountered a connection error|Client was closed and is not queryable|timeout exceeded when trying to connect|timeout expired)/
