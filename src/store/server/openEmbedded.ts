import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from 'pg'
import { isConnectionLost } from '../isConnectionLost.ts'
import type { Cluster } from './cluster.ts'
import { connect } from './connect.ts'
import { saveHomeNote } from './homeNote.ts'
import { isLastOut, PRESENCE } from './isLastOut.ts'
import { keepPassword } from './keepPassword.ts'
import { prepareCluster } from './prepareCluster.ts'
import type { Server, ServerOptions } from './server.ts'
import { startPostgres } from './startPostgres.ts'
import { stopPostgres } from './stopPostgres.ts'
import { withLock } from './withLock.ts'

const DATABASE = 'tonghop'

/**
 * Opens the home's own server: makes it, starts it, or joins the one that runs. One session stays open until `close`,
 * so that the other commands of this home can count this one.
 */
export function openEmbedded(home: string, options: ServerOptions): Promise<Server> {
  return withLock(home, async () => {
    const cluster = await prepareCluster(home, options)
    const { port, isOurs, url, presence } = await startAndEnter(home, cluster, options.log)
    if (cluster.port && port !== cluster.port) {
      options.log(`Cổng ${cluster.port} đang có chương trình khác dùng, nên cơ sở dữ liệu của ${home} chuyển sang cổng ${port}.`)
    }
    saveHomeNote(home, { kind: 'embedded', major: cluster.major, port })
    const describe = `PostgreSQL ${cluster.major} riêng của ${home} tại 127.0.0.1:${port}/${DATABASE}, dữ liệu ở ${cluster.folder}`
    return { kind: 'embedded', url, describe, isOurs, close: closeOnce(home, cluster, presence) }
  })
}

/** Starts or joins the server and enters it; again where the one that was found was just going down (it was killed). */
async function startAndEnter(home: string, cluster: Cluster, log: ServerOptions['log']) {
  for (let attempt = 1; ; attempt++) {
    const server = await startPostgres(cluster, log)
    const url = `postgres://postgres:${keepPassword(home)}@127.0.0.1:${server.port}/${DATABASE}?sslmode=disable`
    try {
      return { ...server, url, presence: await enter(url) }
    } catch (error) {
      if (attempt === ATTEMPTS || !isConnectionLost(error)) throw error
    }
    await sleep(100)
  }
}

const ATTEMPTS = 5

/** Opens the session that counts, and makes the database where a new cluster has none. */
async function enter(url: string): Promise<Client> {
  const presence = await connect(url, PRESENCE).catch(async (error) => {
    if (error.code !== INVALID_CATALOG_NAME) throw error
    await makeDatabase(url)
    return connect(url, PRESENCE)
  })
  ;(presence as Client & { unref(): void }).unref()
  return presence
}

const INVALID_CATALOG_NAME = '3D000'

/** The session of a command that was killed may still be making it: its lock is waited for. */
async function makeDatabase(url: string): Promise<void> {
  const client = await connect(url.replace(`/${DATABASE}?`, '/postgres?'), 'tonghop')
  try {
    await client.query(`select pg_advisory_lock(hashtext('tonghop.database'))`)
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE])
    if (!rowCount) await client.query(`create database ${DATABASE} encoding 'UTF8' template template0`)
  } finally {
    await client.end()
  }
}

function closeOnce(home: string, cluster: Cluster, presence: Client): () => Promise<void> {
  let closing: Promise<void> | undefined
  return () => {
    closing ??= withLock(home, async () => {
      ;(presence as Client & { ref(): void }).ref()
      const isLast = await isLastOut(presence)
      await presence.end().catch(() => {})
      if (isLast) await stopPostgres(cluster.folder, cluster.bin)
    })
    return closing
  }
}
