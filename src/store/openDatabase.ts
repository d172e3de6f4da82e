import type { Pool, PoolClient } from 'pg'
import type { Database, Queryable, Transaction } from './database.ts'
import { decodeNumber } from './decodeNumber.ts'
import { migrate } from './migrate.ts'
import { openServer } from './server/openServer.ts'
import type { ServerOptions } from './server/server.ts'
import { takeLock } from './takeLock.ts'

/** Opens the database of a home, brought up to this version, with the rights of the application and no more. */
export async function openDatabase(options: ServerOptions): Promise<Database> {
  const server = await openServer(options)
  try {
    const database = await connectDatabase(server.url)
    return {
      ...database,
      describe: server.describe,
      async close() {
        await database.close()
        await server.close()
      },
    }
  } catch (error) {
    await server.close()
    throw error
  }
}

/** Migrates a database with the rights of its owner, then connects with those of the application. */
export async function connectDatabase(url: string): Promise<Database> {
  const { default: pg } = await import('pg')
  const owner = new pg.Client({ connectionString: url })
  await owner.connect()
  let schema: number
  try {
    schema = await migrate(owner)
  } finally {
    await owner.end()
  }
  const pool = new pg.Pool({ connectionString: url, max: 4, options: '-c role=tonghop_app -c timezone=UTC', types: { getTypeParser } })
  pool.on('error', () => {}) // an idle connection that the server closed: the next query opens another and says what is wrong
  return {
    ...queryable(pool),
    describe: 'PostgreSQL',
    schema,
    transaction: (work) => inTransaction(pool, work),
    lock: (name) => takeLock(url, name),
    close: () => pool.end(),
  }
}

async function inTransaction<T>(pool: Pool, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  const overhear = () => {} // a connection that is cut says so twice: what was being asked fails, and that is what is thrown
  client.on('error', overhear)
  try {
    await client.query('begin')
    const result = await work({ ...queryable(client), client })
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch(() => {}) // the connection may be what failed
    throw error
  } finally {
    client.off('error', overhear)
    client.release()
  }
}

function queryable(client: Pool | PoolClient): Queryable {
  return {
    async query<Row extends object>(sql: string, values: readonly unknown[] = []) {
      const { rows } = await client.query<Row>(sql, [...values])
      return rows
    },
  }
}

const [BIGINT, NUMERIC, TIMESTAMPTZ, INTEGER, BOOLEAN, JSONB, TEXT_ARRAY] = [20, 1700, 1184, 23, 16, 3802, 1009]

/** Days and instants stay text, so that no microsecond and no time zone is lost on the way. */
function getTypeParser(oid: number): (text: string) => unknown {
  switch (oid) {
    case BIGINT:
    case NUMERIC:
      return decodeNumber
    case INTEGER:
      return Number
    case BOOLEAN:
      return (text) => text === 't'
    case JSONB:
      return JSON.parse
    case TEXT_ARRAY:
      return parseTextArray
    case TIMESTAMPTZ:
      return (text) => `${text.replace(' ', 'T')}:00` // the session is in UTC: "+00" becomes ISO's "+00:00"
    default:
      return (text) => text
  }
}

/** An array of codes: none of them holds a quote, a comma or a brace. */
function parseTextArray(text: string): string[] {
  const inside = text.slice(1, -1)
  return inside === '' ? [] : inside.split(',').map((each) => each.replace(/^"|"$/g, ''))
}
