import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { createLogger } from 'winston'
import { openAlarmClock } from '../../src/jobs/serve/alarmClock.ts'
import type { ScheduledJob } from '../../src/pipeline/timetable.ts'

const EVERY_SECOND: ScheduledJob = { name: 'intake', kind: 'intake', pipeline: null, times: [{ cron: '* * * * * *', zone: 'UTC' }] }

it('An alarm clock that is stopped rings no more, also where it is set once again by who had not heard of that', async () => {
  let rings = 0
  const alarm = await openAlarmClock(() => (rings += 1), createLogger({ silent: true }))
  alarm.set([EVERY_SECOND])
  while (rings === 0) await sleep(20)
  alarm.stop()
  alarm.set([EVERY_SECOND])
  rings = 0
  await sleep(1500)
  expect(rings).toBe(0)
})
