import { type Addend, addUp, exactly, NO_VALUE } from './addUp.ts'
import type { Fact, Federation, Line, Recorded, Total, Unit } from './federation.ts'
import { compare, fraction, times, toDecimal, ZERO } from './fraction.ts'
import { type ExactTotal, shareOf } from './shareOf.ts'

/**
 * A second opinion on the roll-up: every total of a federation as known at an instant, from the words of the design alone.
 * Where the query goes level by level, this lays the addends of a total out flat and adds them once, in exact fractions.
 * A total node has a line where a unit under it has one; a control has no total anywhere. Parts of derived lines are lines that add up. Figures are not negative.
 */
export function oracle(federation: Federation, instant: string): Total[] {
  const then = knownAt(federation, instant)
  const totals = then.lines.flatMap((line) => then.units.flatMap((unit) => totalOf(then, line, unit) ?? []))
  const shares = then.lines.flatMap((line) => then.units.flatMap((unit) => shareOf(totals, line, unit) ?? []))
  return [...totals, ...shares].map(print)
}

/** What was known at the instant: the units of the period, and the facts that are addends. */
function knownAt(federation: Federation, instant: string): Federation {
  const isKnown = (row: Recorded) => row.recordedFrom <= instant && (row.recordedTo === null || instant < row.recordedTo)
  const isValid = (row: { validFrom: string; validTo: string | null }) =>
    row.validFrom <= federation.cutOff && (row.validTo === null || federation.cutOff <= row.validTo)
  return {
    cutOff: federation.cutOff,
    units: federation.units.filter((unit) => isKnown(unit) && isValid(unit) && unit.role !== 'grassroots'),
    lines: federation.lines.filter(isKnown),
    targets: federation.targets.filter((target) => isKnown(target) && isValid(target)),
    facts: federation.facts.filter((fact) => isKnown(fact) && fact.isAddend),
  }
}

/** What one reporting unit gives to one line. An exempt unit is not expected. */
interface Gift {
  unit: Unit
  standing: 'reported' | 'missing' | 'exempt'
  addends: readonly Addend[]
}

function totalOf(then: Federation, line: Line, unit: Unit): ExactTotal | null {
  if (line.rollUp === 'share' || line.rollUp === 'control') return null
  if (line.rollUp === 'reference') return unit.role === 'total' ? account(line, unit, [], targetsOf(then, line)) : null
  const givers = unit.role === 'total' ? then.units.filter((child) => child.parent === unit.code && child.role !== 'total') : [unit]
  const gifts = givers.flatMap((giver) => giftOf(then, line, giver) ?? [])
  if (gifts.length === 0) return null
  const addends = gifts.flatMap((gift) => gift.addends)
  return account(line, unit, gifts, addends)
}

function account(line: Line, unit: Unit, gifts: readonly Gift[], addends: readonly Addend[]): ExactTotal {
  const expected = gifts.filter((gift) => gift.unit.role === 'upper' && gift.standing !== 'exempt')
  const missing = expected.filter((gift) => gift.standing === 'missing').map((gift) => gift.unit.code)
  const own = gifts.find((gift) => gift.unit.role === 'own' && gift.standing !== 'exempt')
  const days = addends.map((addend) => addend.asOf).sort()
  return {
    unit: unit.code,
    indicator: line.indicator,
    time: line.time,
    ...(addends.length === 0 ? NO_VALUE : addUp(line, addends)),
    reported: expected.length - missing.length,
    expected: expected.length,
    own: own ? own.standing === 'reported' : null,
    missing: missing.sort(),
    asOfFirst: days[0] ?? null,
    asOfLast: days.at(-1) ?? null,
  }
}

function targetsOf(then: Federation, line: Line): Addend[] {
  const targets = then.targets.filter((target) => target.indicator === line.indicator)
  return targets.map((target) => exactly(fraction(target.value), target.validFrom))
}

function giftOf(then: Federation, line: Line, unit: Unit): Gift | null {
  if (unit.role === 'total') return null
  if (line.rollUp === 'derived') return giftOfParts(then, line, unit)
  if (line.rollUp === 'unitsExpected')
    return unit.role === 'upper' ? { unit, standing: 'reported', addends: [exactly(fraction('1'), then.cutOff)] } : null
  if (!REPORTERS[line.level].includes(unit.role)) return null
  return line.rollUp === 'weightedMean' ? giftOfPairs(then, line, unit) : giftOfFacts(factsOf(then, unit, line.indicator, line.time), unit)
}

const REPORTERS: Record<Line['level'], Unit['role'][]> = { U: ['upper'], G: ['upper'], P: ['own'], UP: ['upper', 'own'], D: [] }

function factsOf(then: Federation, unit: Unit, indicator: string, time: Line['time']): Fact[] {
  return then.facts.filter((fact) => fact.reporter === unit.code && fact.indicator === indicator && fact.time === time)
}

function counts(fact: Fact): boolean {
  return fact.state === 'value' || fact.state === 'zero' || fact.state === 'none'
}

function giftOfFacts(facts: readonly Fact[], unit: Unit): Gift {
  const counting = facts.filter(counts)
  const isExempt = facts.length > 0 && facts.every((fact) => fact.state === 'not_applicable')
  const isWhole = counting.length > 0 && facts.every((fact) => fact.state !== 'not_available')
  return { unit, standing: isExempt ? 'exempt' : isWhole ? 'reported' : 'missing', addends: counting.map(addendOf) }
}

function addendOf(fact: Fact): Addend {
  const read = (decimal: string | null) => (decimal === null ? null : fraction(decimal))
  const [stated, low, high] = [read(fact.stated), read(fact.low), read(fact.high)]
  return { stated, low, high, isApprox: fact.qualifier === 'approx', asOf: fact.asOf }
}

function giftOfParts(then: Federation, line: Line, unit: Unit): Gift | null {
  const parts = then.lines.filter((part) => part.time === line.time && line.parts?.includes(part.indicator))
  const gifts = parts.flatMap((part) => giftOf(then, part, unit) ?? [])
  if (gifts.length === 0) return null
  const expected = gifts.filter((gift) => gift.standing !== 'exempt')
  const isWhole = expected.every((gift) => gift.standing === 'reported')
  const standing = expected.length === 0 ? 'exempt' : isWhole ? 'reported' : 'missing'
  return { unit, standing, addends: gifts.flatMap((gift) => gift.addends) }
}

/** A mean counts with its weight. Where nobody is weighed there is no mean to give; one without the other is a gap. */
function giftOfPairs(then: Federation, line: Line, unit: Unit): Gift {
  const means = factsOf(then, unit, line.indicator, line.time)
  const weights = factsOf(then, unit, line.weight ?? '', line.time)
  const keys = [...new Set([...means, ...weights].map(pairKey))]
  const pairs = keys.map((key) =>
    pairUp(
      means.find((mean) => pairKey(mean) === key),
      weights.find((weight) => pairKey(weight) === key),
    ),
  )
  const asked = pairs.filter((pair) => pair !== 'exempt')
  const given = asked.filter((pair) => pair !== 'gap')
  const standing =
    pairs.length > 0 && asked.length === 0 ? 'exempt' : given.length > 0 && given.length === asked.length ? 'reported' : 'missing'
  return { unit, standing, addends: given }
}

function pairKey(fact: Fact): string {
  return `${fact.unit} ${fact.item}`
}

function pairUp(mean: Fact | undefined, weight: Fact | undefined): Addend | 'exempt' | 'gap' {
  const isWeightless = weight !== undefined && counts(weight) && weight.high !== null && compare(fraction(weight.high), ZERO) === 0
  if (mean?.state === 'not_applicable' || weight?.state === 'not_applicable' || isWeightless) return 'exempt'
  if (!mean || !weight || !counts(mean) || !counts(weight) || mean.stated === null || weight.stated === null) return 'gap'
  const [num, den] = [times(fraction(mean.stated), fraction(weight.stated)), fraction(weight.stated)]
  if (compare(den, ZERO) === 0) return 'gap'
  const isApprox = mean.qualifier !== 'exact' || weight.qualifier !== 'exact'
  return { stated: null, low: null, high: null, isApprox, asOf: mean.asOf, num, den }
}

function print(total: ExactTotal): Total {
  const read = (value: ExactTotal['low']) => value && toDecimal(value)
  const { stated, low, high, num, den } = total
  return { ...total, stated: read(stated), low: read(low), high: read(high), num: read(num), den: read(den) }
}
