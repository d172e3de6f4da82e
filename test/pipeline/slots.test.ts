import { describe, expect, it } from 'vitest'
import { lastSlot, nextSlot, problemOfTime } from '../../src/pipeline/slots.ts'

const NIGHTLY = { times: [{ cron: '0 2 * * *', zone: 'Asia/Ho_Chi_Minh' }] }
const NEW_YORK = { times: [{ cron: '30 2 * * *', zone: 'America/New_York' }] }
const AT_HALF_PAST_ONE = { times: [{ cron: '30 1 * * *', zone: 'America/New_York' }] }

describe('the newest slot', () => {
  it.each([
    ['a moment before it', '2023-09-08T01:59:59.999+07:00', '2023-09-06T19:00:00.000Z'],
    ['at it', '2023-09-08T02:00:00+07:00', '2023-09-07T19:00:00.000Z'],
    ['an instant after it', '2023-09-08T02:00:00.001+07:00', '2023-09-07T19:00:00.000Z'],
    ['long after it', '2023-09-09T01:00:00+07:00', '2023-09-07T19:00:00.000Z'],
  ])('of a nightly job, %s', (_, now, slot) => {
    expect(lastSlot(NIGHTLY, now)).toBe(slot)
  })

  it('is the newest of all times of a job, in whatever zone each is', () => {
    const job = { times: [...NIGHTLY.times, { cron: '0 12 * * *', zone: 'UTC' }] }
    expect(lastSlot(job, '2023-09-08T13:00Z')).toBe('2023-09-08T12:00:00.000Z')
    expect(lastSlot(job, '2023-09-08T19:00Z')).toBe('2023-09-08T19:00:00.000Z')
    expect(nextSlot(job, '2023-09-08T12:00Z')).toBe('2023-09-08T19:00:00.000Z')
  })

  it('is there on a night whose hour does not exist, an hour later by the sun', () => {
    // 8 March 2026: 02:00 becomes 03:00 in New York.
    expect(lastSlot(NEW_YORK, '2026-03-08T06:59Z')).toBe('2026-03-07T07:30:00.000Z')
    expect(lastSlot(NEW_YORK, '2026-03-08T12:00Z')).toBe('2026-03-08T07:00:00.000Z')
    expect(lastSlot(NEW_YORK, '2026-03-09T12:00Z')).toBe('2026-03-09T06:30:00.000Z')
  })

  it('is one, not two, on a night that has the hour twice', () => {
    // 1 November 2026: 02:00 becomes 01:00 in New York; 01:30 comes at 05:30 and at 06:30 UTC.
    const slots = ['05:00', '05:45', '06:15', '06:45', '12:00'].map((time) => lastSlot(AT_HALF_PAST_ONE, `2026-11-01T${time}Z`))
    expect(new Set(slots.slice(1))).toEqual(new Set([slots[4]]))
    expect(slots[0]).toBe('2026-10-31T05:30:00.000Z')
  })
})

describe('a time', () => {
  it.each([
    ['every five minutes', '*/5 * * * *', 'Asia/Ho_Chi_Minh', null],
    ['with seconds', '*/2 * * * * *', 'UTC', null],
    ['in a zone that is none', '0 2 * * *', 'Asia/Lai_Chau', expect.stringContaining('Asia/Lai_Chau')],
    ['of an hour that is none', '0 25 * * *', 'UTC', expect.stringContaining('25')],
    ['on a day that never comes', '0 0 31 2 *', 'UTC', 'is never due'],
    ['of no cron', 'hằng đêm', 'UTC', expect.anything()],
  ])('%s', (_, cron, zone, problem) => {
    expect(problemOfTime({ cron, zone })).toEqual(problem)
  })
})
