import type { Client } from 'pg'
import type { Lock } from './database.ts'
import { connect } from './server/connect.ts'

/**
 * Takes a session's advisory lock, in a session that does nothing else; null where another holds it. The server looks every minute whether a
 * holder's machine is still there, so that one that lost its power holds nothing for hours. Not through a pooler that shares sessions between
 * transactions (PgBouncer's transaction pooling): there the lock would be anybody's.
 */
export async function takeLock(url: string, name: string): Promise<Lock | null> {
  const client = await connect(url, 'tonghop lock')
  const { lost, letGo } = watch(client)
  try {
    await client.query(`set role tonghop_app; set tcp_keepalives_idle = 60; set tcp_keepalives_interval = 10; set tcp_keepalives_count = 3`)
    const { rows } = await client.query('select pg_try_advisory_lock(hashtextextended($1, 757)) as is_taken', [name])
    if (rows[0].is_taken) return { lost, release: letGo }
  } catch (error) {
    await letGo()
    throw error
  }
  await letGo()
  return null
}

/** Tells of a session that ends otherwise than by our own word. */
function watch(client: Client): { lost: AbortSignal; letGo: () => Promise<void> } {
  const broken = new AbortController()
  let ending: Promise<void> | undefined
  client.on('end', () => {
    if (!ending) broken.abort(new Error('The connection to the database was lost'))
  })
  const letGo = () => {
    ending ??= client.end().catch(() => {}) // it may be broken already
    return ending
  }
  return { lost: broken.signal, letGo }
}
