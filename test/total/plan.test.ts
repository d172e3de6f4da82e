import { afterAll, beforeAll, expect, it } from 'vitest'
import { intake } from '../../src/jobs/intake.ts'
import { ROLL_UP_SETTING, ROLL_UP_SQL } from '../../src/total/rollUpSql.ts'
import { openTestStore } from '../helpers/openTestStore.ts'
import { dropSamples } from '../helpers/sampleQuarter.ts'

let store: Awaited<ReturnType<typeof openTestStore>>
beforeAll(async () => {
  store = await openTestStore()
  await dropSamples(store)
  await intake(store)
})
afterAll(() => store?.close())

interface Step {
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  'Rows Removed by Join Filter'?: number
  Plans?: Step[]
}

/** How many rows a step of a plan looked at, and those under it. */
function lookedAt(step: Step): number[] {
  const rows = step['Actual Rows'] + (step['Rows Removed by Filter'] ?? 0) + (step['Rows Removed by Join Filter'] ?? 0)
  return [rows * step['Actual Loops'], ...(step.Plans ?? []).flatMap(lookedAt)]
}

it('a period that has just come in is rolled up without going through its facts line by line', async () => {
  const [counted] = await store.database.query<{ facts: number }>('select count(*) as facts from fact_indicator')
  const values = [store.top, 'quarterly-return', '2023-Q3', 'infinity']
  const explained = await store.database.transaction(async (transaction) => {
    await transaction.query(ROLL_UP_SETTING)
    return transaction.query<{ 'QUERY PLAN': string }>(`explain (analyze, format json) ${ROLL_UP_SQL}`, values)
  })
  const [{ Plan: plan }] = JSON.parse(explained[0]?.['QUERY PLAN'] ?? '[]') as [{ Plan: Step }]
  expect(counted?.facts).toBeGreaterThan(10_000)
  expect(Math.max(...lookedAt(plan))).toBeLessThan(5 * (counted?.facts ?? 0))
})
