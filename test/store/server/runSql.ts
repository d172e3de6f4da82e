import pg from 'pg'

/** Runs one statement in a session of its own; its rows. */
export async function runSql(server: string | pg.ClientConfig, sql: string): Promise<unknown[]> {
  const client = new pg.Client(server)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}
