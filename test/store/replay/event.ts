import fc from 'fast-check'
import { PERIODS, VARIANTS } from './definitions.ts'

export type PeriodCode = (typeof PERIODS)[number]
export type Verdict = 'accepted' | 'accepted_with_warnings' | 'returned' | 'refused'

/** What somebody does. `digits` stand for what is written in the cells, one each. */
export type Action =
  | { kind: 'send'; unit: string; period: PeriodCode; forms: readonly string[]; digits: readonly number[]; verdict: Verdict }
  /** The last accepted return once more, saved anew by another program. */
  | { kind: 'send again'; unit: string; period: PeriodCode }
  | { kind: 'withdraw'; unit: string; period: PeriodCode; form: string | null }
  | { kind: 'consolidate'; period: PeriodCode }
  | { kind: 'define'; variant: 0 | 1 | 2 }

/** Something done after the clock has moved by so many seconds: forward, back, or not at all. */
export type Event = Action & { tick: number }

export const UPPER_FORMS = ['BIA', 'KIEM_TRA', 'DOAN_VIEN', 'DANH_SACH']
export const OWN_FORMS = ['BIA', 'KIEM_TRA', 'CAP_TINH']
/** As many as a return of an upper union has cells that an indicator and basis can stand in. */
export const CELLS = 14

const period = fc.oneof({ weight: 3, arbitrary: fc.constant(PERIODS[1]) }, { weight: 1, arbitrary: fc.constant(PERIODS[0]) })
const unit = fc.constantFrom('A', 'A', 'B', 'C', 'D', 'RIENG')
const verdict = fc.constantFrom<Verdict[]>('accepted', 'accepted', 'accepted', 'accepted_with_warnings', 'returned', 'refused')
const tick = fc.constantFrom(0, 0, 1, 60, -3600)

const send = unit.chain((code) =>
  fc.record({
    kind: fc.constant('send' as const),
    unit: fc.constant(code),
    period,
    forms: fc.subarray(code === 'RIENG' ? OWN_FORMS : UPPER_FORMS, { minLength: 1 }),
    digits: fc.array(fc.nat({ max: 9 }), { minLength: CELLS, maxLength: CELLS }),
    verdict,
    tick,
  }),
)
const again = fc.record({ kind: fc.constant('send again' as const), unit, period, tick })
const withdraw = fc.record({
  kind: fc.constant('withdraw' as const),
  unit,
  period,
  form: fc.constantFrom(null, 'KIEM_TRA', 'DOAN_VIEN', 'DANH_SACH', 'CAP_TINH'),
  tick,
})
const consolidate = fc.record({ kind: fc.constant('consolidate' as const), period, tick })
const define = fc.record({
  kind: fc.constant('define' as const),
  variant: fc.constantFrom<(0 | 1 | 2)[]>(0, 1, 2),
  tick,
})

/** Some months of an office: what was sent, withdrawn, consolidated and redefined, in any order. */
export function arbitraryEvents(): fc.Arbitrary<Event[]> {
  const event: fc.Arbitrary<Event> = fc.oneof(
    { weight: 8, arbitrary: send },
    { weight: 2, arbitrary: again },
    { weight: 2, arbitrary: withdraw },
    { weight: 4, arbitrary: consolidate },
    { weight: VARIANTS.length > 1 ? 1 : 0, arbitrary: define },
  )
  return fc.array(event, { minLength: 4, maxLength: 14, size: 'max' })
}
