import { carryExplanations } from './check/carryExplanations.ts'
import { checkForms } from './check/checkForms.ts'
import { checkPeriod } from './check/checkPeriod.ts'
import { checkRules } from './check/checkRules.ts'
import type { Context } from './check/context.ts'
import { arrangeFigures } from './check/figures.ts'
import { FindingList } from './check/findingList.ts'
import { noticeNewUnions } from './check/noticeNewUnions.ts'
import { orderFindings } from './check/orderFindings.ts'
import { parseEntries } from './check/parseEntries.ts'
import { settleExplanations } from './check/settleExplanations.ts'
import { warnOfNext } from './check/warnOfNext.ts'
import type { Fact } from './pipeline/fact.ts'
import type { Finding } from './pipeline/finding.ts'
import { type Period, periodOf } from './pipeline/period.ts'
import { standingOf } from './pipeline/periodState.ts'
import { cutOffOf, scheduleOf } from './pipeline/pipeline.ts'
import type { ListedUnion, Reading } from './read/reading.ts'
import type { Refusal } from './read/sheet.ts'

export type Status = 'accepted' | 'accepted_with_warnings' | 'returned' | 'refused'

/** What becomes of one file. */
export interface Outcome {
  status: Status
  pipeline: string | null
  unit: string | null
  period: string | null
  /** Why a file is refused, as a Vietnamese sentence. */
  reason: string | null
  /** The forms that were found. */
  forms: string[]
  facts: Fact[]
  unions: ListedUnion[]
  findings: Finding[]
  /** Rules that could not be judged: a figure they need is missing, unknown, or only a bound. */
  notChecked: string[]
}

/**
 * Decides on one file. All of it or nothing: an error anywhere returns the whole file; a warning waits for the unit's word and
 * counts meanwhile. Pure: the same reading and context always give the same outcome.
 */
export function assess(reading: Reading | Refusal, context: Context): Outcome {
  if ('refused' in reading) return refuse(reading.refused)
  const period = reading.period === null ? null : periodOf(reading.period)
  if (!period || !context.unit) return returnUnread(reading)
  const parsed = parseEntries(reading, { unit: context.unit.code, cutOff: cutOffOf(reading.pipeline, period) })
  const carried = carryExplanations(parsed.facts, context.inForce)
  const [unit, facts] = [context.unit.code, withFormsInForce(carried.declared, reading, context)]
  const rules = checkRules(reading.pipeline.rules, { reading, period, context, figures: arrangeFigures(facts, reading, unit) })
  const standing = standingOf(context.periodEvents, scheduleOf(reading.pipeline, period), context.today)
  const findings = [
    ...checkPeriod(period, reading.pipeline, { standing, unit }),
    ...checkForms(reading, period, context),
    ...FindingList.of(reading.findings),
    ...parsed.findings,
    ...FindingList.of(rules.findings),
    ...noticeNewUnions(reading, context),
  ]
  const isAccepted = findings.every(({ severity }) => severity !== 'error')
  const later = isAccepted ? warnOfNext(facts, { pipeline: reading.pipeline, period, unit, after: context.after }) : []
  return decide(reading, period, {
    facts: carried.facts,
    findings: orderFindings(settleExplanations([...findings, ...later], carried, reading.explanations)),
    notChecked: rules.notChecked,
  })
}

function refuse(reason: string): Outcome {
  return {
    status: 'refused',
    pipeline: null,
    unit: null,
    period: null,
    reason,
    forms: [],
    facts: [],
    unions: [],
    findings: [],
    notChecked: [],
  }
}

/** Ours, but nobody can tell whose or for when: nothing more can be judged. */
function returnUnread({ pipeline, unit, period, forms, findings }: Reading): Outcome {
  const [codes, ordered] = [forms.map(({ form }) => form.code), orderFindings(FindingList.of(findings))]
  return {
    status: 'returned',
    pipeline: pipeline.code,
    unit,
    period,
    reason: null,
    forms: codes,
    facts: [],
    unions: [],
    findings: ordered,
    notChecked: [],
  }
}

function decide(reading: Reading, period: Period, judged: Pick<Outcome, 'facts' | 'findings' | 'notChecked'>): Outcome {
  const has = (severity: Finding['severity']) => judged.findings.some((finding) => finding.severity === severity)
  return {
    status: has('error') ? 'returned' : has('warning') ? 'accepted_with_warnings' : 'accepted',
    pipeline: reading.pipeline.code,
    unit: reading.unit,
    period: period.code,
    reason: null,
    forms: reading.forms.map(({ form }) => form.code),
    unions: reading.forms.flatMap(({ unions }) => unions),
    ...judged,
  }
}

/** Rules that span forms use this file's, else those of the unit that are in force. */
function withFormsInForce(facts: readonly Fact[], { forms }: Reading, { inForce }: Context): Fact[] {
  const present = new Set(forms.map(({ form }) => form.code))
  return [...facts, ...inForce.filter(({ form }) => !present.has(form))]
}
