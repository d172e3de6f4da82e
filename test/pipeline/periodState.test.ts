import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  dueFor,
  PERIOD_ACTIONS,
  type PeriodEvent,
  type PeriodState,
  reopeningFor,
  standingOf,
  stateAfter,
  stateFor,
} from '../../src/pipeline/periodState.ts'

const SCHEDULE = { opensOn: '2023-08-19', dueAt: '2023-09-08T23:59:59+07:00', locksOn: '2023-09-15' }
const [A, B] = ['DON_VI_A', 'DON_VI_B']

function event(action: PeriodEvent['action'], unit: string | null = null, more: Partial<PeriodEvent> = {}): PeriodEvent {
  return { action, unit, at: '2023-09-12T01:00:00+00:00', until: null, consolidation: null, reason: 'Công văn', by: 'văn phòng', ...more }
}

const standing = (events: readonly PeriodEvent[], today = '2023-09-20') => standingOf(events, SCHEDULE, today)

describe('A period', () => {
  it('is not open before its day, and is from that day on', () => {
    expect([standing([], '2023-08-18').state, standing([], '2023-08-19').state]).toEqual(['not_open', 'open'])
  })

  it('is opened early by the office', () => {
    const opened = event('open', null, { at: '2023-08-01T01:00:00+00:00' })
    expect(standing([opened], '2023-08-02').state).toBe('open')
  })

  it('is locked by the office alone, whatever day it is', () => {
    expect(standing([], '2024-09-20').state).toBe('open')
    expect(standing([event('lock')]).state).toBe('locked')
  })

  it('is reopened for one unit, and stays locked for the others', () => {
    const reopened = standing([event('lock'), event('reopen', A)])
    expect([stateFor(reopened, A), stateFor(reopened, B), reopened.state]).toEqual(['reopened', 'locked', 'locked'])
    expect([reopeningFor(reopened, A)?.action, reopeningFor(reopened, B)]).toEqual(['reopen', null])
  })

  it('is locked again for the one unit, or for all', () => {
    const events = [event('lock'), event('reopen', A)]
    expect(stateFor(standing([...events, event('lock', A)]), A)).toBe('locked')
    expect(stateFor(standing([...events, event('lock')]), A)).toBe('locked')
  })

  it('is reopened for all, and what is sent then is a correction for each', () => {
    const all = standing([event('lock'), event('reopen')])
    expect([stateFor(all, B), reopeningFor(all, B)?.unit]).toEqual(['reopened', null])
  })

  it('stays what it was made, whatever days are planned for it later', () => {
    const events = [event('open', null, { at: '2023-08-01T01:00:00+00:00' }), event('lock')]
    const [earlier, later] = ['2023-07-01', '2023-12-01'].map((opensOn) => standingOf(events, { ...SCHEDULE, opensOn }, '2023-09-20').state)
    expect([earlier, later]).toEqual(['locked', 'locked'])
  })

  it('is due later for whom that was agreed, by the latest of what was agreed', () => {
    const until = '2023-09-12T23:59:59+07:00'
    const extended = standing([event('extend', A, { until }), event('extend', null, { until: '2023-09-10T23:59:59+07:00' })])
    expect([dueFor(extended, A), dueFor(extended, B), dueFor(standing([]), B)]).toEqual([
      until,
      '2023-09-10T23:59:59+07:00',
      SCHEDULE.dueAt,
    ])
  })
})

describe('What can be done to a period', () => {
  const STATES: readonly [PeriodState, readonly PeriodEvent[], string][] = [
    ['not_open', [], '2023-08-01'],
    ['open', [], '2023-09-01'],
    ['locked', [event('lock')], '2023-09-20'],
    ['reopened', [event('lock'), event('reopen')], '2023-09-20'],
  ]
  const ALLOWED: Record<PeriodState, readonly string[]> = {
    not_open: ['open → open', 'extend → not_open'],
    open: ['lock → locked', 'extend → open'],
    locked: ['reopen → reopened'],
    reopened: ['lock → locked', 'extend → reopened'],
  }
  it.each(STATES)('while it is %s is just this', (state, events, today) => {
    const found = PERIOD_ACTIONS.flatMap((action) => {
      const after = stateAfter(standing(events, today), { action, unit: null })
      return after === null ? [] : [`${action} → ${after}`]
    })
    expect(found).toEqual(ALLOWED[state])
  })

  it('for one unit is not to open it, nor to lock it the first time', () => {
    expect(stateAfter(standing([], '2023-08-01'), { action: 'open', unit: A })).toBeNull()
    expect(stateAfter(standing([]), { action: 'lock', unit: A })).toBeNull()
    expect(stateAfter(standing([event('lock')]), { action: 'lock', unit: A })).toBeNull()
  })

  it('never lets a locked period take anything without a reopening, whatever was done before', () => {
    const drawn = fc.array(fc.tuple(fc.constantFrom(...PERIOD_ACTIONS), fc.constantFrom(null, A, B)), { maxLength: 12 })
    fc.assert(
      fc.property(drawn, (steps) => {
        let events: PeriodEvent[] = []
        for (const [action, unit] of steps) {
          const before = standing(events)
          const next = event(action, unit, { until: action === 'extend' ? SCHEDULE.dueAt : null })
          if (action === 'open') expect(stateAfter(before, next)).toBeNull()
          else if (stateAfter(before, next) === null) expect(() => standing([...events, next])).toThrow('cannot')
          else events = [...events, next]
        }
        const now = standing(events)
        const wasLocked = events.some((each) => each.action === 'lock' && each.unit === null)
        for (const unit of [A, B]) {
          const state = stateFor(now, unit)
          expect(state === 'reopened').toBe(reopeningFor(now, unit) !== null)
          if (wasLocked) expect(['locked', 'reopened']).toContain(state)
          else expect(state).toBe('open')
        }
      }),
    )
  })
})
