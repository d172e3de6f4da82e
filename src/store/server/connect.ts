import type { Client } from 'pg'

/** Opens one session that shows up as `applicationName` in pg_stat_activity. */
export async function connect(url: string, applicationName: string): Promise<Client> {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: url, application_name: applicationName, connectionTimeoutMillis: 15_000 })
  // A session that breaks says so at its next query; without a listener it would end the process.
  client.on('error', () => {})
  await client.connect()
  return client
}
