import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { intake } from '../../src/jobs/intake.ts'
import type { Drop } from '../../src/store/drop.ts'
import { projectRoot } from '../../src/store/projectRoot.ts'
import { openTestStore } from '../helpers/openTestStore.ts'
import { dropFile, dropSamples } from '../helpers/sampleQuarter.ts'

let store: Awaited<ReturnType<typeof openTestStore>>
beforeEach(async () => {
  store = await openTestStore()
})
afterEach(() => store.close())

describe('two commands at once', () => {
  it('take every file in once: one submission, one version of each form, no fault', async () => {
    await dropSamples(store, ['CDN_Y_TE.xlsx', 'LDLD_TINH.csv'])
    const reports = await Promise.all([intake(store), intake(store)])
    expect(reports.flatMap(({ faults }) => faults)).toEqual([])
    const submissions = await store.database.query('select file_name as file, status from submission order by file_name')
    expect(submissions.map(({ file }) => file)).toEqual(['CDN_Y_TE.xlsx', 'LDLD_TINH.csv'])
    expect(await store.database.query('select from submission_form where version > 1')).toEqual([])
    expect(await store.database.query('select from fact_indicator where recorded_to is not null')).toEqual([])
  })

  it('record the same return, sent twice, as one version and a receipt', async () => {
    for (const name of ['gửi lần 1.xlsx', 'gửi lần 2.xlsx'])
      await dropFile(store, join(projectRoot(), 'fixtures/quarter-3-2023/inbox/CDN_Y_TE.xlsx'), name)
    const takeNext: Drop['takeNext'] = (leftAlone) => lastFirst(store.drop.takeNext(leftAlone))
    const reports = await Promise.all([intake(store), intake({ ...store, drop: { ...store.drop, takeNext } })])
    expect(reports.flatMap(({ faults }) => faults)).toEqual([])
    expect(await store.database.query('select from submission')).toHaveLength(2)
    expect(await store.database.query('select from submission_form where version > 1')).toEqual([])
  })
})

async function* lastFirst<T>(all: AsyncGenerator<T>): AsyncGenerator<T> {
  const kept: T[] = []
  for await (const one of all) kept.unshift(one)
  yield* kept
}
