import { beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '../../src/check/context.ts'
import { isOnSubmission, isOverPeriod, isOverTime } from '../../src/check/isOver.ts'
import { sayRule } from '../../src/check/sayRule.ts'
import type { CheckedFile } from '../../src/jobs/checkFile.ts'
import { checkTotals } from '../../src/jobs/checkTotals.ts'
import type { Fact } from '../../src/pipeline/fact.ts'
import { headlineOf, type Indicator } from '../../src/pipeline/indicator.ts'
import { indicatorsOf } from '../../src/pipeline/indicatorsOf.ts'
import type { PeriodRule, Rule, SubmissionRule, TimeRule } from '../../src/pipeline/rule.ts'
import type { StoredTotal } from '../../src/store/selectTotals.ts'
import { readProjectFile } from '../docs/projectFiles.ts'
import { definitions, indicatorOf, quarterly } from '../read/readReturn.ts'
import { answerTo } from './answerTo.ts'
import { answerAll } from './everyFixture.ts'
import { problemsOf } from './problemsOf.ts'

const PATIENCE = 300_000
const nameOf = (rule: Rule) => `${rule.code} ${rule.kind}${'on' in rule ? ` ${rule.on}` : ''}`
const rowsOf = <R extends Rule>(isOf: (rule: Rule) => rule is R) =>
  definitions.pipelines.flatMap(({ rules }) => rules.filter(isOf).map((rule) => [nameOf(rule), rule] as const))

describe('every rule of every pipeline', () => {
  it('has its line in the dictionary, in its own sentence', () => {
    const dictionary = readProjectFile('docs/dictionary.md')
    for (const { rules, indicators } of definitions.pipelines) {
      for (const rule of rules) expect(dictionary).toContain(`| ${rule.code} | ${sayRule(rule, indicators)} |`)
    }
  })

  it('is of one submission, over time, or over a period', () => {
    const all = definitions.pipelines.flatMap(({ rules }) => rules)
    expect(rowsOf(isOnSubmission).length + rowsOf(isOverTime).length + rowsOf(isOverPeriod).length).toBe(all.length)
  })
})

describe('a rule of one submission is brought out by a fixture of its own, at a figure that it marks', () => {
  let found: Set<string>
  beforeAll(async () => {
    found = new Set([...(await answerAll()).values()].flatMap(findingsOn))
  }, PATIENCE)

  it.each(rowsOf(isOnSubmission))('%s', (_, rule) => {
    expect(marksOf(rule).filter((mark) => found.has(mark))).not.toEqual([])
  })
})

/** Every finding of a file as its rule and the indicator of its cell, and as its rule alone. */
function findingsOn({ findings, facts }: CheckedFile): string[] {
  const isAt = ({ at }: Fact, place: Fact['at'] | null) => place !== null && at.sheet === place.sheet && at.cell === place.cell
  return findings.flatMap(({ rule, at }) => [
    rule,
    ...facts.filter((fact) => isAt(fact, at)).map(({ indicator }) => `${rule} ${indicator}`),
  ])
}

function marksOf(rule: SubmissionRule): string[] {
  if (!('on' in rule)) return [rule.code]
  return (rule.kind === 'together' ? indicatorsOf(rule) : [rule.on]).map((code) => `${rule.code} ${code}`)
}

describe('a rule over time says what is wrong, and what to do', () => {
  let facts: readonly Fact[]
  beforeAll(async () => {
    facts = (await answerTo({})).facts
  })

  it.each(rowsOf(isOverTime))('%s', async (_, rule) => {
    expect(quarterly.rules, 'of another pipeline: a case for it is missing here').toContain(rule)
    const { findings } = await answerTo({ context: { before: beforeThatBreaks(rule, facts) } })
    const told = findings.filter((finding) => finding.rule === rule.code && finding.message.includes(labelOf(rule, facts)))
    expect(told).not.toEqual([])
    expect(told.flatMap(problemsOf)).toEqual([])
  })
})

/** A period before that a small return does not go with. */
function beforeThatBreaks(rule: TimeRule, now: readonly Fact[]): Context['before'] {
  const withValue = (code: string, change: (value: number) => number) =>
    now.map((fact) => (fact.indicator === code ? changed(fact, change(fact.stated ?? 0)) : fact))
  switch (rule.kind) {
    case 'yearAddsUp':
      return { facts: withValue(GROWN, (value) => value + 100), past: new Map() }
    case 'carriesOver':
      return { facts: withValue(rule.from, (value) => value + 7), past: new Map() }
    case 'changesWithin':
      return { facts: withValue(rule.on, (value) => value * 2), past: new Map() }
    case 'listMoves': {
      const [gone] = now.filter(({ indicator }) => indicator === rule.listed)
      return { facts: now.filter(({ unit }) => unit !== gone?.unit), past: new Map() }
    }
    case 'likeBefore': {
      const { indicator, time, stated } = firstIn(rule.measure, now)
      return {
        facts: [],
        past: new Map([[`${indicator} ${time}`, Array.from({ length: 5 }, () => (stated ?? 0) + 10 * rule.floor + 1000)]]),
      }
    }
  }
}

/** Something that adds up over the year. */
const GROWN = 'members_new'

function changed(fact: Fact, value: number): Fact {
  return { ...fact, stated: value, low: value, high: value, state: 'value', qualifier: 'exact' }
}

/** The first figure of its own that a small return has in a measure, on the basis that the report prints. */
function firstIn(measure: string, facts: readonly Fact[]): Fact {
  const isAsked = ({ unit, indicator: code, time, isAddend, item }: Fact) => {
    const indicator: Indicator = indicatorOf(code)
    return unit === 'LDLD_NAM_NHUN' && isAddend && item === '' && indicator.measure === measure && time === headlineOf(indicator)
  }
  return facts.find((fact) => isAsked(fact) && fact.qualifier === 'exact' && fact.stated !== null) ?? expect.fail(`nothing in ${measure}`)
}

/** What the sentence must name. */
function labelOf(rule: TimeRule, facts: readonly Fact[]): string {
  if (rule.kind === 'yearAddsUp') return 'Lũy kế'
  if (rule.kind === 'listMoves') return 'Danh sách thêm 1 CĐCS'
  return indicatorOf(rule.kind === 'likeBefore' ? firstIn(rule.measure, facts).indicator : rule.on).label
}

describe('a rule over a period says what is wrong, and what to do', () => {
  it.each(rowsOf(isOverPeriod))('%s', (_, rule) => {
    const [{ rows } = expect.fail()] = checkTotals({ period: '2023-Q3', totals: totalsThatBreak(rule) }, { rules: [rule] })
    const messages = rows.map(({ message }) => String(message))
    expect(messages).toHaveLength(1)
    expect(messages[0]).toContain(indicatorOf(rule.on).label)
    expect(
      messages.flatMap((message) => problemsOf({ rule: rule.code, severity: 'error', at: null, given: null, expected: null, message })),
    ).toEqual([])
  })
})

/** Totals of which the rule's own is far too much. */
function totalsThatBreak(rule: PeriodRule): StoredTotal[] {
  const time = rule.times?.[0] ?? headlineOf(indicatorOf(rule.on))
  const own = totalOf(rule.on, time, 1_000)
  switch (rule.kind) {
    case 'totalAtMost':
      return [own, ...rule.limits.map((limit) => totalOf(limit.code, limit.time ?? time, 1))]
    case 'totalsCancel':
      return [own, totalOf(rule.against, time, 1)]
    case 'needsBase':
      return [own]
  }
}

function totalOf(code: string, time: StoredTotal['time'], value: number): StoredTotal {
  const { section, label, measure } = indicatorOf(code)
  return {
    ...{ indicator: code, time, headline: true, section, label, measure },
    ...{ value, low: value, high: value, qualifier: 'exact', num: null, den: null },
    ...{ reported: 11, expected: 11, missing: [], own: null, asOf: { first: null, last: null }, stale: false, boundStep: null },
  }
}
