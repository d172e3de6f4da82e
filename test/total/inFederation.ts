import type { Client } from 'pg'
import type { Fact, Federation } from './federation.ts'
import { loadFederation } from './loadFederation.ts'

/** Does something with a federation in the database, and leaves the database as it was. */
export async function inFederation<T>(
  client: Client,
  { federation, strangers }: { federation: Federation; strangers: readonly Fact[] },
  work: () => Promise<T>,
): Promise<T> {
  await client.query('begin')
  try {
    await loadFederation(client, federation, strangers)
    return await work()
  } finally {
    await client.query('rollback')
  }
}
