import type { Indicator, TimeBasis } from '../pipeline/indicator.ts'
import type { Period } from '../pipeline/period.ts'
import type { UnitRule } from '../pipeline/rule.ts'
import { type Place, type Places, quoteSheet } from './findPlaces.ts'
import { listSumFormula } from './listSumFormula.ts'

/** One thing that a template can tell by itself while it is filled in: a condition on cells, as pieces of a formula. */
export interface Mark {
  /** The cell that the rule's finding would mark; the mark stands on its line. */
  at: Place
  /** The cells that must hold whole numbers, none of them negative, and those that must hold a number, before it can be told. */
  whole: readonly string[]
  numbers: readonly string[]
  /** True where the rule does not hold. Only looked at when it can be told. */
  isBroken: string
  /** What to show then: an expression that gives a text. */
  hint: string
}

/** What a rule is turned into marks with. */
export interface MarkContext {
  places: Places
  indicators: ReadonlyMap<string, Indicator>
  period: Period
  /** Where a sum over a list is worked out, out of sight. */
  cellOf: (formula: string) => string
}

/**
 * The marks of one rule in one template: none for a kind that a formula cannot express, or where a figure stands in another
 * form. They say what the rule's check says of whole numbers; of words and bounds they say nothing.
 */
export function marksOfRule(rule: UnitRule, context: MarkContext): Mark[] {
  switch (rule.kind) {
    case 'sumOf':
      return onEachTime(rule, [rule.on, ...rule.parts], context, (time) => {
        const parts = cellsOf(rule.parts, time, context)
        return mark({ on: rule.on, time, others: parts }, context, (on, ref) => differs(on, `SUM(${parts.map(ref)})`))
      })
    case 'atMost':
      return onEachTime(rule, [rule.on, ...(rule.limitTime ? [] : [rule.limit])], context, (time) => {
        const limit = context.places.figure(rule.limit, rule.limitTime ?? time)
        return mark({ on: rule.on, time, others: [limit] }, context, (on, ref) => isAbove(on, `N(${ref(limit)})`))
      })
    case 'together':
      return onEachTime(rule, [rule.on, ...rule.with], context, (time) => markTogether(rule, time, context))
    case 'within':
      return onEachTime(rule, [rule.on], context, (time) => markWithin(rule, time, context))
    case 'shareOf':
      return onEachTime(rule, [rule.on, rule.numerator, rule.denominator], context, (time) => markShare(rule, time, context))
    case 'rollForward':
      return markRollForward(rule, context)
    case 'listSum':
      return markListSum(rule, context)
    case 'yearCoversPeriod':
      return markYears(context)
    case 'asOfWithin':
    case 'listedOnce':
    case 'yearAddsUp':
    case 'carriesOver':
    case 'listMoves':
    case 'changesWithin':
    case 'likeBefore':
      return []
  }
}

type RuleOf<Kind extends UnitRule['kind']> = Extract<UnitRule, { kind: Kind }>
type Ref = (place: Place | null) => string
type Words = Pick<Mark, 'isBroken' | 'hint'> & Partial<Mark>

/** The bases that the check takes: those the rule names, else those that all its indicators have. */
function onEachTime(rule: UnitRule, codes: readonly string[], { indicators }: MarkContext, marks: (time: TimeBasis) => Mark[]): Mark[] {
  const [first = [], ...rest] = codes.map((code) => indicators.get(code)?.times ?? [])
  const shared = first.filter((time) => rest.every((times) => times.includes(time)))
  return (rule.times ?? shared).flatMap(marks)
}

function cellsOf(codes: readonly string[], time: TimeBasis, { places }: MarkContext): (Place | null)[] {
  return codes.map((code) => places.figure(code, time))
}

/** A mark's own cell, as indicator and basis, and the others that it is told from. */
interface Cells {
  on: string
  time: TimeBasis
  others: readonly (Place | null)[]
}

/** One mark at an indicator's cell, if that and the others are all in the template. */
function mark({ on, time, others }: Cells, { places, indicators }: MarkContext, words: (on: string, ref: Ref) => Words): Mark[] {
  const at = places.figure(on, time)
  if (!at || others.some((other) => !other)) return []
  const ref: Ref = (place) => (place ? `${place.sheet === at.sheet ? '' : quoteSheet(place.sheet)}${place.cell}` : '')
  const { hint, ...said } = words(at.cell, ref)
  const isOneOfSeveral = (indicators.get(on)?.times.length ?? 0) > 1
  const column = at.cell.replace(/\d+/, '')
  return [{ at, whole: [at.cell, ...others.map(ref)], numbers: [], ...said, hint: isOneOfSeveral ? `"cột ${column} "&${hint}` : hint }]
}

function differs(on: string, expected: string, after = ''): Words {
  return { isBroken: `N(${on})<>${expected}`, hint: `"≠ "&FIXED(${expected},0)${after}` }
}

function isAbove(on: string, limit: string, after = ''): Words {
  return { isBroken: `N(${on})>${limit}`, hint: `"> "&FIXED(${limit},0)${after}` }
}

/** On the line that lacks its figure: the amount's, or that of those who got it. */
function markTogether(rule: RuleOf<'together'>, time: TimeBasis, context: MarkContext): Mark[] {
  const amount = context.places.figure(rule.on, time)
  const takers = cellsOf(rule.with, time, context)
  const hint = '"phải > 0"'
  const [first = ''] = rule.with
  return [
    ...mark({ on: rule.on, time, others: takers }, context, (on, ref) => ({ isBroken: `AND(N(${on})=0,SUM(${takers.map(ref)})>0)`, hint })),
    ...mark({ on: first, time, others: [amount, ...takers.slice(1)] }, context, (on, ref) => ({
      isBroken: `AND(N(${ref(amount)})>0,SUM(${[on, ...takers.slice(1).map(ref)]})=0)`,
      hint,
    })),
  ]
}

/** A mean of nobody need not be plausible. */
function markWithin(rule: RuleOf<'within'>, time: TimeBasis, context: MarkContext): Mark[] {
  const { weight } = context.indicators.get(rule.on) ?? {}
  const weights = weight === undefined ? [] : [context.places.figure(weight, time)]
  return mark({ on: rule.on, time, others: weights }, context, (on, ref) => ({
    isBroken: `AND(OR(N(${on})<${rule.low},N(${on})>${rule.high})${weights.map((each) => `,N(${ref(each)})>0`)})`,
    hint: `"ngoài "&FIXED(${rule.low},0)&"–"&FIXED(${rule.high},0)`,
  }))
}

/** A percentage is 0,906 in a cell of our format and 90,6 in one that was pasted over. */
function markShare(rule: RuleOf<'shareOf'>, time: TimeBasis, context: MarkContext): Mark[] {
  const [part = null, whole = null] = cellsOf([rule.numerator, rule.denominator], time, context)
  return mark({ on: rule.on, time, others: [part, whole] }, context, (on, ref) => {
    const expected = `ROUND(${ref(part)}*100/${ref(whole)},${rule.decimals})`
    return {
      whole: [ref(part), ref(whole)],
      numbers: [on],
      isBroken: `IF(${ref(whole)}=0,TRUE,AND(ROUND(${on}*100,6)<>${expected},OR(${on}<=1,ROUND(${on},6)<>${expected})))`,
      hint: `IF(${ref(whole)}=0,"mẫu số = 0","≠ "&FIXED(${expected},${rule.decimals})&"%")`,
    }
  })
}

function markRollForward(rule: RuleOf<'rollForward'>, context: MarkContext): Mark[] {
  const [time] = context.indicators.get(rule.on)?.times ?? []
  if (!time) return []
  const plus = cellsOf([rule.begin, ...rule.plus], rule.flowTime, context)
  const minus = cellsOf(rule.minus, rule.flowTime, context)
  return mark({ on: rule.on, time, others: [...plus, ...minus] }, context, (on, ref) =>
    differs(on, `(SUM(${plus.map(ref)})${minus.length > 0 ? `-SUM(${minus.map(ref)})` : ''})`),
  )
}

function markListSum(rule: RuleOf<'listSum'>, context: MarkContext): Mark[] {
  const listed = context.indicators.get(rule.listed)
  const time = listed?.times[0] ?? 'stock'
  const place = context.places.list(rule.listed, time)
  const formula = listed && place && listSumFormula(place, listed.kind)
  if (!formula) return []
  const sum = context.cellOf(formula)
  const says = (words: (on: string) => Words) =>
    mark({ on: rule.on, time, others: [] }, context, (on) => ({ numbers: [sum], ...words(on) }))
  const after = '&" (danh sách)"'
  if (rule.compare === 'equal') return says((on) => differs(on, sum, after))
  return [
    ...says((on) => ({ isBroken: `N(${on})<${sum}`, hint: `"< "&FIXED(${sum},0)${after}` })),
    ...says((on) => isAbove(on, `(${sum}+${rule.slack})`, after)),
  ]
}

/** Every line with a figure of the period and one of the year, but totals of parts and means. */
function markYears(context: MarkContext): Mark[] {
  const [isWrong, sign] = context.period.startsOn.endsWith('-01-01') ? ['<>', '≠'] : ['<', '<']
  const apart = ['derived', 'control', 'weightedMean', 'minMax']
  return [...context.indicators.values()].flatMap(({ code, rollUp }) => {
    const now = context.places.figure(code, 'in_period')
    if (apart.includes(rollUp)) return []
    const cells: Cells = { on: code, time: 'year_to_date', others: [now] }
    const marks = mark(cells, context, (on, ref) => ({ isBroken: `N(${on})${isWrong}N(${ref(now)})`, hint: '' }))
    return marks.map((each) => ({ ...each, hint: `"lũy kế ${sign} trong kỳ"` }))
  })
}
