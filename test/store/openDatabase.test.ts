import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { explainSurroundings } from '../../src/store/explainSurroundings.ts'
import { connectDatabase } from '../../src/store/openDatabase.ts'
import { freshDatabase } from '../helpers/freshDatabase.ts'
import { openProxy } from '../helpers/openProxy.ts'

test('a connection that is cut in the middle of a transaction is told by it, ends no program, and the next one is another', async () => {
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
