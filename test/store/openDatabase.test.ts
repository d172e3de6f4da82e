import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { explainSurroundings } from '../../src/store/explainSurroundings.ts'
import { connectDatabase } from '../../src/store/openDatabase.ts'
import { freshDatabase } from '../helpers/freshDatabase.ts'
import { openProxy } from '../helpers/openProxy.ts'
import { runSql } from './server/runSql.ts'

describe('a connection', () => {
  it('that is cut in the middle of a query is told by it, ends no program, and the next one is another', async () => {
    const fresh = await freshDatabase()
    const proxy = await openProxy(fresh.url)
    const database = await connectDatabase(proxy.url)
    const cut = await database
      .transaction(async (transaction) => {
        const answer = transaction.query('select pg_sleep(30)')
        await sleep(200)
        await proxy.cut()
        return answer
      })
      .catch((error) => error)
    expect(explainSurroundings(cut, '/')).toMatchObject({ isDatabaseLost: true })
    await proxy.mend()
    expect(await database.transaction((transaction) => transaction.query<{ one: number }>('select 1 as one'))).toEqual([{ one: 1 }])
    await database.close()
    await proxy.cut()
    await fresh.drop()
  })

  it('that goes away between two queries of a transaction ends that transaction, and not the program', async () => {
    const fresh = await freshDatabase()
    const database = await connectDatabase(fresh.url)
    const broken = database.transaction(async (transaction) => {
      const [row] = await transaction.query<{ pid: number }>('select pg_backend_pid() as pid')
      await runSql(fresh.url, `select pg_terminate_backend(${row?.pid})`)
      await sleep(300)
      await transaction.query('select 1')
    })
    await expect(broken).rejects.toThrow()
    expect(await database.query('select 1 as one')).toEqual([{ one: 1 }])
    await database.close()
    await fresh.drop()
  })
})
