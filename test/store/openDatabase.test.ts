import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Database } from '../../src/store/database.ts'
import { connectDatabase } from '../../src/store/openDatabase.ts'
import { freshDatabase } from '../helpers/freshDatabase.ts'
import { runSql } from './server/runSql.ts'

let fresh: Awaited<ReturnType<typeof freshDatabase>>
let database: Database
beforeAll(async () => {
  fresh = await freshDatabase()
  database = await connectDatabase(fresh.url)
})
afterAll(async () => {
  await database?.close()
  await fresh?.drop()
})

it('A connection that goes away between two queries of a transaction ends that transaction, and not the program', async () => {
  const broken = database.transaction(async (transaction) => {
    const [row] = await transaction.query<{ pid: number }>('select pg_backend_pid() as pid')
    await runSql(fresh.url, `select pg_terminate_backend(${row?.pid})`)
    await sleep(300)
    await transaction.query('select 1')
  })
  await expect(broken).rejects.toThrow()
  expect(await database.query('select 1 as one')).toEqual([{ one: 1 }])
})
