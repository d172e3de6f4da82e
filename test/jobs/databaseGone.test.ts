import { readdir } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { intake } from '../../src/jobs/intake.ts'
import { openTestStore, type TestStore } from '../helpers/openTestStore.ts'
import { dropSamples } from '../helpers/sampleQuarter.ts'

const FILE = 'LDLD_TINH.csv'

let store: TestStore
let other: pg.Client
beforeEach(async () => {
  store = await openTestStore()
  other = new pg.Client({ connectionString: store.databaseUrl })
  await other.connect()
})
afterEach(async () => {
  await other.end()
  await store.close()
})

it('A database that goes away while a file is taken is no fault of the file, which waits for the next time', async () => {
  await dropSamples(store, [FILE])
  await other.query('select pg_advisory_lock(hashtextextended($1, 757))', [`${store.top}/quarterly-return`])
  const taking = intake(store)
  await endWhoeverWaits()
  expect(await taking).toMatchObject({ files: [], faults: [{ file: FILE, advice: expect.any(String), isQuarantined: false }] })
  expect(await readdir(store.drop.folders.inbox)).toEqual([FILE])
  expect((await other.query('select from submission union all select from submission_fault')).rowCount).toBe(0)

  await other.query('select pg_advisory_unlock_all()')
  expect((await intake(store)).files).toMatchObject([{ file: FILE }])
})

/** As a server does that goes down: with the words of an administrator's command (57P01). */
async function endWhoeverWaits(): Promise<void> {
  const sql = `select pg_terminate_backend(pid) from pg_stat_activity where wait_event = 'advisory' and datname = current_database()`
  while ((await other.query(sql)).rowCount === 0) await sleep(20)
}
