import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'

interface FreshDatabase {
  url: string
  drop(): Promise<void>
}

/** An empty database of its own for a test, on the server of this test run. */
export function freshDatabase(): Promise<FreshDatabase> {
  return makeDatabase(`encoding 'UTF8' template template0`)
}

/** A database of its own for a test that is not about migrating: migrated already. */
export function migratedDatabase(): Promise<FreshDatabase> {
  return makeDatabase(`template ${inject('migratedDatabase')}`)
}

async function makeDatabase(how: string): Promise<FreshDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await runOnServer(`create database ${name} ${how} strategy file_copy`) // nothing is flushed here, so this is the quick way
  const url = new URL(inject('databaseUrl'))
  url.pathname = `/${name}`
  return { url: url.href, drop: () => runOnServer(`drop database if exists ${name} with (force)`) }
}

async function runOnServer(sql: string): Promise<void> {
  const client = new pg.Client(inject('databaseUrl'))
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
