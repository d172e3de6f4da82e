import type { Fact } from '../../pipeline/fact.ts'
import { indicatorsOf } from '../../pipeline/indicatorsOf.ts'
import type { UnitRule } from '../../pipeline/rule.ts'
import { checkRule } from '../checkRule.ts'
import { findSlips, keepTelling, type Suspect } from './findSlips.ts'
import type { Judging, Told } from './told.ts'
import { withFigure } from './withFigure.ts'

/** A figure of the file that was probably typed wrongly, what it was probably meant to be, and every finding that would then be gone. */
export interface LikelySlip {
  fact: Fact
  meant: number
  mended: readonly Told[]
}

/** Where more figures than these may be wrong, nobody is helped by one. */
const MOST_TRIED = 8

/**
 * The one figure of a broken sum that a single slip explains; null where there is none, or several. One that would break another rule is
 * out; of several that are left, one may mend more than each of the others. The periods before stand as they are; a form that was sent
 * before is not asked about.
 */
export function findLikelySlip(each: Told, told: readonly Told[], judging: Judging): LikelySlip | null {
  const { ofFile, before } = judging.figures
  const suspects = findSlips(each.tied.map(({ fact, sign }) => ({ value: fact.stated ?? 0, sign })))
  if (suspects.length > MOST_TRIED) return null
  const tried = suspects.flatMap((suspect) => {
    const fact = each.tied[suspect.index]?.fact
    const isHere = fact && (ofFile.includes(fact) || before.has(fact.at))
    const mended = isHere && isTyped(fact, judging) ? tryValue({ fact, meant: suspect.meant }, told, judging) : null
    return fact && mended ? [{ ...suspect, fact, mended }] : []
  })
  const best = chooseOne(tried)
  return best && ofFile.includes(best.fact) ? best : null
}

/** The one that mends more than each of the others; where all mend the same one thing, the one that it makes likely. */
function chooseOne<T extends Suspect & LikelySlip>(tried: readonly T[]): T | null {
  const most = Math.max(...tried.map(({ mended }) => mended.length))
  const best = tried.filter(({ mended }) => mended.length === most)
  const likely = most > 1 ? best : keepTelling(best)
  return likely.length === 1 ? (likely[0] ?? null) : null
}

/** Whether a figure is a number that somebody typed: no row that is counted, and no "Có". */
function isTyped({ indicator: code }: Fact, { figures, reading }: Judging): boolean {
  const isCounted = reading.pipeline.forms.some((form) => form.kind === 'list' && form.rowIndicator === code)
  return !isCounted && figures.indicator(code).kind !== 'yes_no'
}

/** What a value in place of a figure would mend; null where it would break a rule that holds. */
function tryValue({ fact, meant }: { fact: Fact; meant: number }, told: readonly Told[], judging: Judging): Told[] | null {
  const tried = { ...judging, figures: withFigure(judging.figures, fact, meant) }
  const concerned = judging.rules.filter((rule) => isAbout(rule, fact))
  const left = concerned.flatMap((rule) => checkRule(rule, tried).findings.map(({ at }) => ({ rule, at })))
  const before = told.filter(({ rule }) => concerned.includes(rule))
  const isLeft = ({ rule, finding }: Told) => left.some((other) => other.rule === rule && other.at === finding.at)
  const mended = before.filter((each) => !isLeft(each))
  return left.length > before.length - mended.length ? null : mended
}

/** Whether a rule is judged by the value of a fact. */
function isAbout(rule: UnitRule, { indicator }: Fact): boolean {
  const isOfAll = rule.kind === 'yearCoversPeriod' || rule.kind === 'yearAddsUp' || rule.kind === 'likeBefore'
  return isOfAll || indicatorsOf(rule).includes(indicator)
}
