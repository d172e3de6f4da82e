import fc from 'fast-check'
import { PERIODS } from './definitions.ts'

export type PeriodCode = (typeof PERIODS)[number]

/** A return as somebody sends it. `digits` stand for what is written in its cells, one each. */
export interface Sending {
  kind: 'send'
  unit: string
  period: PeriodCode
  forms: readonly string[]
  digits: readonly number[]
  verdict: 'accepted' | 'accepted_with_warnings' | 'returned' | 'refused'
  /** True where the same values stand in other cells, typed in another way: a file saved anew by another program. */
  isRetyped: boolean
}

/** What somebody does, after the clock has moved by so many seconds: forward, back, or not at all. */
export type Event = { tick: number } & (
  | Sending
  | { kind: 'withdraw'; unit: string; period: PeriodCode; form: string | null }
  | { kind: 'consolidate'; period: PeriodCode }
  | { kind: 'define'; variant: 0 | 1 | 2 }
  | { kind: 'lock' | 'reopen'; unit: string | null; period: PeriodCode }
)

const UPPER_FORMS = ['BIA', 'KIEM_TRA', 'DOAN_VIEN', 'DANH_SACH']
const OWN_FORMS = ['BIA', 'KIEM_TRA', 'CAP_TINH']
/** As many as a return has cells whose content is drawn. */
const CELLS = 14
export const HIGHEST_DIGIT = 10

const period = fc.constantFrom(PERIODS[1], PERIODS[1], PERIODS[1], PERIODS[0])
const unit = fc.constantFrom('A', 'A', 'B', 'D', 'D', 'RIENG')
const tick = fc.constantFrom(0, 0, 1, 60, -3600)

const send: fc.Arbitrary<Event> = unit.chain((code) =>
  fc.record({
    tick,
    kind: fc.constant('send' as const),
    unit: fc.constant(code),
    period,
    forms: fc.subarray(code === 'RIENG' ? OWN_FORMS : UPPER_FORMS, { minLength: 1 }),
    digits: fc.array(fc.nat({ max: HIGHEST_DIGIT }), { minLength: CELLS, maxLength: CELLS }),
    verdict: fc.constantFrom<Sending['verdict'][]>('accepted', 'accepted', 'accepted', 'accepted_with_warnings', 'returned', 'refused'),
    isRetyped: fc.constant(false),
  }),
)
const again = fc.record({ tick, kind: fc.constant('send again' as const), unit, period })
const form = fc.constantFrom(null, 'KIEM_TRA', 'DOAN_VIEN', 'DANH_SACH', 'CAP_TINH')
const withdraw: fc.Arbitrary<Event> = fc.record({ tick, kind: fc.constant('withdraw' as const), unit, period, form })
const consolidate: fc.Arbitrary<Event> = fc.record({ tick, kind: fc.constant('consolidate' as const), period })
const define: fc.Arbitrary<Event> = fc.record({
  tick,
  kind: fc.constant('define' as const),
  variant: fc.constantFrom<(0 | 1 | 2)[]>(0, 1, 1, 2),
})

const lock: fc.Arbitrary<Event> = fc.record({
  tick,
  kind: fc.constantFrom<('lock' | 'reopen')[]>('lock', 'lock', 'reopen', 'reopen'),
  unit: fc.constantFrom(null, null, 'A', 'D'),
  period,
})
/** A period is locked once it is consolidated, and often reopened for the unit that sends next. */
const lockAndCorrect: fc.Arbitrary<Event[]> = fc.tuple(consolidate, send, fc.boolean()).map(([consolidation, sending, isOfAll]) => {
  const { period: of } = sending as Sending
  const unit = (sending as Sending).unit
  return [
    { ...consolidation, period: of } as Event,
    { tick: 1, kind: 'lock', unit: null, period: of },
    { tick: 1, kind: 'reopen', unit: isOfAll ? null : unit, period: of },
    sending,
  ]
})

/** Some months of an office in any order: what was sent, sent again, withdrawn, consolidated, redefined, locked and reopened. */
export function arbitraryEvents(): fc.Arbitrary<Event[]> {
  const drawn = fc.oneof(
    { weight: 8, arbitrary: send.map((event) => [event]) },
    { weight: 3, arbitrary: again.map((event) => [event]) },
    { weight: 3, arbitrary: consolidate.map((event) => [event]) },
    { weight: 3, arbitrary: betweenConsolidations(withdraw) },
    { weight: 2, arbitrary: betweenConsolidations(define) },
    { weight: 2, arbitrary: betweenConsolidations(lock) },
    { weight: 2, arbitrary: lockAndCorrect },
  )
  return fc.array(drawn, { minLength: 3, maxLength: 12, size: 'max' }).map((episodes) => repeatLast(episodes.flat()))
}

/** An event and, as often as not, a consolidation before it and one after it. */
function betweenConsolidations(event: fc.Arbitrary<Event>): fc.Arbitrary<Event[]> {
  const once = fc.option(consolidate, { nil: null, freq: 2 })
  return fc.tuple(once, event, once).map((all) => all.filter((each) => each !== null))
}

/** "Send again" repeats the unit's last return that was accepted, if there was one. */
function repeatLast(drawn: readonly (Event | { tick: number; kind: 'send again'; unit: string; period: PeriodCode })[]): Event[] {
  const events: Event[] = []
  for (const event of drawn) {
    if (event.kind !== 'send again') events.push(event)
    else {
      const last = events.findLast(
        (each) => each.kind === 'send' && each.unit === event.unit && each.period === event.period && isAccepted(each),
      )
      if (last) events.push({ ...last, tick: event.tick, isRetyped: true } as Event)
    }
  }
  return events
}

export function isAccepted({ verdict }: Sending): boolean {
  return verdict === 'accepted' || verdict === 'accepted_with_warnings'
}
