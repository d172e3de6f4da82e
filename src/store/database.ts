import type { PoolClient } from 'pg'

/** Anything that answers a query: the database itself, or one transaction of it. */
export interface Queryable {
  query<Row extends object = Record<string, unknown>>(sql: string, values?: readonly unknown[]): Promise<Row[]>
}

/** One transaction. `client` is for COPY alone. */
export interface Transaction extends Queryable {
  client: PoolClient
}

/** The database as the application may use it: reading, appending, and closing what is no longer in force. */
export interface Database extends Queryable {
  /** Which server it is, in words, without secrets. */
  describe: string
  /** The number of the newest migration that it has. */
  schema: number
  /** Commits what `work` does, or nothing of it where it throws. */
  transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>
  /** Takes a lock that one session in all the world may hold; null where another holds it. */
  lock(name: string): Promise<Lock | null>
  close(): Promise<void>
}

/** A lock of a session of its own: whatever ends the session (a release, a kill, a server that goes down) frees the lock. */
export interface Lock {
  /** Aborted where the session broke, and the lock with it. */
  lost: AbortSignal
  /** Gives the lock back. Once is enough. */
  release(): Promise<void>
}
