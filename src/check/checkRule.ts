import type { TimeBasis } from '../pipeline/indicator.ts'
import type { Period } from '../pipeline/period.ts'
import type { SubmissionRule, UnitRule } from '../pipeline/rule.ts'
import type { Reading } from '../read/reading.ts'
import { checkAsOf } from './checkAsOf.ts'
import { checkAtMost } from './checkAtMost.ts'
import { checkListedOnce } from './checkListedOnce.ts'
import { checkListSum } from './checkListSum.ts'
import { checkRollForward } from './checkRollForward.ts'
import { checkShare } from './checkShare.ts'
import { checkSum } from './checkSum.ts'
import { checkTogether } from './checkTogether.ts'
import { checkWithin } from './checkWithin.ts'
import { checkYearCoversPeriod } from './checkYearCoversPeriod.ts'
import type { Context } from './context.ts'
import type { Figures } from './figures.ts'
import { type Judged, joinJudged } from './judged.ts'
import { checkOverTime, type Sequence } from './overTime/checkOverTime.ts'

/** What a rule needs to be judged on one submission. */
export interface Submitted {
  reading: Reading
  period: Period
  figures: Figures
  context: Context
}

/**
 * Judges one rule. Condition, expectation and sentence are made from the same names, so they cannot drift apart.
 * A figure that is only a bound breaks a rule where it contradicts it, and else leaves it unchecked.
 */
export function checkRule(rule: UnitRule, submitted: Submitted): Judged {
  const { figures } = submitted
  switch (rule.kind) {
    case 'sumOf':
      return onEachTime(rule, figures, [rule.on, ...rule.parts], (time) => checkSum(rule, time, figures))
    case 'atMost':
      return onEachTime(rule, figures, [rule.on, ...(rule.limitTime ? [] : [rule.limit])], (time) => checkAtMost(rule, time, figures))
    case 'together':
      return onEachTime(rule, figures, [rule.on, ...rule.with], (time) => checkTogether(rule, time, figures))
    case 'within':
      return onEachTime(rule, figures, [rule.on], (time) => checkWithin(rule, time, figures))
    case 'shareOf':
      return onEachTime(rule, figures, [rule.on, rule.numerator, rule.denominator], (time) => checkShare(rule, time, figures))
    case 'rollForward':
      return checkRollForward(rule, figures)
    case 'listSum':
      return checkListSum(rule, figures)
    case 'yearCoversPeriod':
      return checkYearCoversPeriod(rule, submitted)
    case 'asOfWithin':
      return checkAsOf(rule, submitted)
    case 'listedOnce':
      return checkListedOnce(rule, submitted)
    case 'yearAddsUp':
    case 'carriesOver':
    case 'listMoves':
    case 'changesWithin':
    case 'likeBefore':
      return checkOverTime(rule, sequenceOf(submitted))
  }
}

/** A return as what follows the unit's earlier ones. */
function sequenceOf({ reading, period, figures, context }: Submitted): Sequence {
  const listed = new Map(reading.forms.flatMap(({ unions }) => unions.map(({ code, name }) => [code, name])))
  const nameOf = (code: string) => listed.get(code) ?? context.knownUnions.get(code)?.name ?? code
  const { pipeline } = reading
  return { pipeline, period, unit: context.unit?.code ?? '', now: figures, judged: figures.ofFile, before: context.before, nameOf }
}

/** A rule on the bases that all these indicators have; one that none of the unit's figures concerns holds. */
function onEachTime(rule: SubmissionRule, figures: Figures, codes: readonly string[], check: (time: TimeBasis) => Judged): Judged {
  const [first, ...rest] = codes.map((code) => figures.indicator(code).times)
  const shared = (first ?? []).filter((time) => rest.every((times) => times.includes(time)))
  return joinJudged((rule.times ?? shared).map(check))
}
