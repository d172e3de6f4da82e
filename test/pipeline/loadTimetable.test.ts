import { describe, expect, it } from 'vitest'
import { loadHomeTimetable } from '../../src/store/loadHomeTimetable.ts'
import { inHome, loadInHome } from './inHome.ts'

const HEADING = 'job,cron,zone'
const TABLE = 'quarterly-return/timetable.csv'
const VIET_NAM = 'Asia/Ho_Chi_Minh'

describe('the shipped timetable', () => {
  it('takes files every few minutes, consolidates each pipeline at night, tidies up', async () => {
    const jobs = await inHome({}, loadHomeTimetable)
    expect(jobs.map(({ name, pipeline }) => [name, pipeline])).toEqual([
      ['intake', null],
      ['consolidate/half-year-statistics', 'half-year-statistics'],
      ['consolidate/quarterly-return', 'quarterly-return'],
      ['housekeeping', null],
    ])
    expect(jobs.flatMap(({ times }) => times.map(({ zone }) => zone)).every((zone) => zone === VIET_NAM)).toBe(true)
  })

  it('is read by the alarm clock, too', async () => {
    const { validate } = await import('node-cron')
    const jobs = await inHome({}, loadHomeTimetable)
    for (const { cron } of jobs.flatMap(({ times }) => times)) expect(validate(cron), cron).toBe(true)
  })
})

describe('the timetable of an office', () => {
  it('stands in the place of the shipped times of the jobs that it names, and leaves the others', async () => {
    const lines = [HEADING, `consolidate,0 22 * * 1-5,${VIET_NAM}`, `consolidate,0 12 * * 6,${VIET_NAM}`]
    const jobs = await inHome({ [TABLE]: lines }, loadHomeTimetable)
    const times = Object.fromEntries(jobs.map(({ name, times }) => [name, times.map(({ cron }) => cron)]))
    expect(times['consolidate/quarterly-return']).toEqual(['0 22 * * 1-5', '0 12 * * 6'])
    expect(times['consolidate/half-year-statistics']).toEqual(['30 2 * * *'])
    expect(times.intake).toEqual(['*/5 * * * *'])
  })

  it('changes no definition: when a total is made is no part of what it is', async () => {
    const [shipped, own] = [await loadInHome({}), await loadInHome({ [TABLE]: [HEADING, `intake,* * * * *,${VIET_NAM}`] })]
    expect(own.hash).toBe(shipped.hash)
    expect(JSON.stringify(own)).not.toContain(VIET_NAM)
  })

  it.each([
    ['a job that is none', `report,0 2 * * *,${VIET_NAM}`, /timetable\.csv, line 2: job: none of intake, consolidate, housekeeping/],
    ['a time that is none', `intake,61 * * * *,${VIET_NAM}`, /timetable\.csv, line 2: intake: "61 \* \* \* \*".*minute/],
    ['a zone that is none', 'intake,*/5 * * * *,Hà Nội', /timetable\.csv, line 2: intake: .*Hà Nội/],
  ])('with %s is refused, naming its line', async (_, line, message) => {
    await expect(inHome({ [TABLE]: [HEADING, line] }, loadHomeTimetable)).rejects.toThrow(message)
  })
})
