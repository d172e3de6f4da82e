import { randomUUID } from 'node:crypto'
import type { Outcome } from '../../../src/assess.ts'
import { checkPeriod } from '../../../src/check/checkPeriod.ts'
import { emptyContext } from '../../../src/check/context.ts'
import { changePeriod } from '../../../src/jobs/changePeriod.ts'
import { WrongUsage } from '../../../src/jobs/pipelineOf.ts'
import { withdraw } from '../../../src/jobs/withdraw.ts'
import { periodNamed } from '../../../src/pipeline/period.ts'
import { standingOf } from '../../../src/pipeline/periodState.ts'
import { scheduleOf } from '../../../src/pipeline/pipeline.ts'
import { findUnit, loadFactsInForce } from '../../../src/store/loadContext.ts'
import { loadPeriodEvents } from '../../../src/store/periodEvents.ts'
import { saveConsolidation } from '../../../src/store/saveConsolidation.ts'
import { saveDefinitions } from '../../../src/store/saveDefinitions.ts'
import { saveOutcome } from '../../../src/store/saveOutcome.ts'
import type { Store } from '../../../src/store/store.ts'
import { VARIANTS } from './definitions.ts'
import { type Event, isAccepted, type Sending } from './event.ts'
import { writeReturn } from './writeReturn.ts'

const TODAY = '2023-09-08'

/** Does with the store what an event says. */
export async function play(store: Store, event: Event): Promise<void> {
  switch (event.kind) {
    case 'send':
      return send(store, event)
    case 'withdraw':
      await withdraw(store, { ...event, form: event.form ?? undefined, reason: 'nộp nhầm' }).catch((error) => {
        if (!(error instanceof WrongUsage)) throw error
      })
      return
    case 'consolidate':
      await store.database.transaction((transaction) =>
        saveConsolidation(transaction, store, { pipeline: 'returns', period: event.period }),
      )
      return
    case 'lock':
    case 'reopen':
      await changePeriod(store, {
        action: event.kind,
        period: event.period,
        unit: event.unit ?? undefined,
        reason: 'công văn',
        by: 'văn phòng',
      }).catch((error) => {
        if (!(error instanceof WrongUsage)) throw error
      })
      return
    case 'define':
      store.definitions = VARIANTS[event.variant]
      return saveDefinitions(store)
  }
}

async function send(store: Store, sending: Sending): Promise<void> {
  const [pipeline] = store.definitions.pipelines
  if (!pipeline) throw new Error('There is no pipeline')
  const { unit: code, period } = sending
  await store.database.transaction(async (transaction) => {
    const unit = findUnit(store.definitions.units, { pipeline, unit: code, period })
    const periodEvents = await loadPeriodEvents(transaction, { top: store.top, pipeline: pipeline.code, period })
    const standing = standingOf(periodEvents, scheduleOf(pipeline, periodNamed(period)), TODAY)
    const isTaken = unit !== null && checkPeriod(periodNamed(period), pipeline, { standing, unit: code }).length === 0
    const verdict = isTaken || sending.verdict === 'refused' ? sending.verdict : 'returned'
    const inForce = unit ? await loadFactsInForce(transaction, { top: store.top, pipeline: pipeline.code, period, unit: code }) : []
    await saveOutcome(transaction, store, {
      file: { submissionId: randomUUID(), sha256: '0'.repeat(64), name: `${code}.xlsx`, folder: '' },
      outcome: outcomeOf({ ...sending, verdict }, unit !== null),
      context: { ...emptyContext(TODAY, unit), inForce, periodEvents },
    })
  })
}

/** What the check would have come to. A unit that is not there in the period cannot be counted: its file is returned. */
function outcomeOf(sending: Sending, isThere: boolean): Outcome {
  const { unit, period, forms, verdict } = sending
  const finding = {
    rule: 'V01',
    severity: 'error',
    at: { sheet: 'BIA', cell: 'B2' },
    given: 'x',
    expected: null,
    message: 'Đề nghị sửa.',
  } as const
  const nothing = { reason: null, forms: [...forms], facts: [], unions: [], findings: [finding], notChecked: [] }
  if (verdict === 'refused') return { ...nothing, status: verdict, pipeline: null, unit: null, period: null, reason: 'Không đọc được.' }
  if (!isThere) return { ...nothing, status: 'returned', pipeline: 'returns', unit, period }
  const findings = isAccepted(sending) ? [] : [finding]
  return { ...nothing, ...writeReturn(sending), status: verdict, pipeline: 'returns', unit, period, findings }
}
