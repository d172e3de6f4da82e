import type { Severity } from './finding.ts'
import type { TimeBasis } from './indicator.ts'
import type { Lifetime } from './lifetime.ts'

interface RuleBase extends Lifetime {
  code: string
  severity: Severity
  /** The bases it holds on; all that its indicators share where absent. */
  times?: readonly TimeBasis[]
}

/**
 * What a good submission looks like, as rows of a closed set of kinds. Each kind has its check and its sentence in one place.
 * `on` is the indicator whose cell a finding marks.
 */
export type SubmissionRule<Code extends string = string> = RuleBase &
  (
    | { kind: 'sumOf'; on: Code; parts: readonly Code[] }
    /** A limit with a basis of its own is compared on that one. */
    | { kind: 'atMost'; on: Code; limit: Code; limitTime?: TimeBasis }
    /** An amount and those who got it: both, or neither. In an event form row by row; `with` are those who may have got it. */
    | { kind: 'together'; on: Code; with: readonly Code[] }
    /** Plausible values, both ends included, in the measure of the indicator. */
    | { kind: 'within'; on: Code; low: number; high: number }
    /** A typed percentage is what its two counts come to, rounded half up to so many decimals. */
    | { kind: 'shareOf'; on: Code; numerator: Code; denominator: Code; decimals: number }
    /** The end is the beginning plus what came and minus what went, all over `flowTime`; the end is a stock. */
    | { kind: 'rollForward'; on: Code; begin: Code; plus: readonly Code[]; minus: readonly Code[]; flowTime: TimeBasis }
    /** The summary line and the sum over the list form. */
    | { kind: 'listSum'; on: Code; listed: Code; compare: 'equal' }
    /** The summary may be above the list by its submitter's own, up to `slack`; more is a warning. */
    | { kind: 'listSum'; on: Code; listed: Code; compare: 'atLeast'; slack: number }
    /** Year to date is not below the period's figure, and equal to it in the year's first period. For every indicator with both. */
    | { kind: 'yearCoversPeriod' }
    /** The day a figure stands for is not after the report, and not before the period unless explained. For every figure. */
    | { kind: 'asOfWithin' }
    /** One grassroots union is in one list at a time. */
    | { kind: 'listedOnce' }
  )

/** What a good submission looks like beside the unit's periods before. */
export type TimeRule<Code extends string = string> = RuleBase &
  /** Year to date is that of the period before and the period's own; neither it nor what is cumulative falls. For every indicator with them. */
  (
    | { kind: 'yearAddsUp' }
    /** What the period begins with is what the one before ended with. */
    | { kind: 'carriesOver'; on: Code; from: Code }
    /** The list gained as many unions as came, and lost as many as went, over `flowTime`. `on` is the first that came. */
    | { kind: 'listMoves'; on: Code; listed: Code; plus: readonly Code[]; minus: readonly Code[]; flowTime: TimeBasis }
    /** A figure changes by at most so many per cent from one period to the next. */
    | { kind: 'changesWithin'; on: Code; percent: number }
    /** A unit's own figure in this measure is like those of its periods before, give or take `floor` at least. */
    | { kind: 'likeBefore'; measure: string; floor: number }
  )

/** What a good period looks like: judged over the totals when they are consolidated. */
export type PeriodRule<Code extends string = string> = RuleBase &
  (
    | { kind: 'totalsCancel'; on: Code; against: Code }
    /** What is reported can be held against its base (a target, a membership); else its rate cannot be worked out. */
    | { kind: 'needsBase'; on: Code; base: Code; baseTime: TimeBasis }
    /** The total is at most what the limits come to together, and `plus` more. A limit without a basis is on the total's own. */
    | { kind: 'totalAtMost'; on: Code; limits: readonly { code: Code; time?: TimeBasis }[]; plus?: number }
  )

/** A rule that one unit's return is judged by. */
export type UnitRule<Code extends string = string> = SubmissionRule<Code> | TimeRule<Code>

export type Rule<Code extends string = string> = UnitRule<Code> | PeriodRule<Code>
