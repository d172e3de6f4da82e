import { Client } from 'pg'
import { afterAll, beforeAll } from 'vitest'
import { migratedDatabase } from '../helpers/freshDatabase.ts'
import { ELSEWHERE, FILED } from './loadFederation.ts'

/** An empty database for the tests of a file, with the partitions of the periods used here; gone after them. */
export function useDatabase(): { readonly client: Client } {
  let client: Client | undefined
  let drop: (() => Promise<void>) | undefined
  beforeAll(async () => {
    const database = await migratedDatabase()
    drop = database.drop
    client = new Client({ connectionString: database.url })
    await client.connect()
    for (const { period } of [FILED, ...ELSEWHERE]) await client.query('select ensure_period($1)', [period])
  })
  afterAll(async () => {
    await client?.end()
    await drop?.()
  })
  return {
    get client() {
      if (!client) throw new Error('The database is open in tests only')
      return client
    },
  }
}
