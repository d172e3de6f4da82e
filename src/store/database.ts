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
  /** Commits what `work` does, or nothing of it where it throws. */
  transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>
  close(): Promise<void>
}
