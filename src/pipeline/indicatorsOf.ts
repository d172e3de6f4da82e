import type { Rule } from './rule.ts'

/** Every indicator that a rule names; none where it is about every figure, or about the list. */
export function indicatorsOf(rule: Rule): readonly string[] {
  switch (rule.kind) {
    case 'sumOf':
      return [rule.on, ...rule.parts]
    case 'atMost':
      return [rule.on, rule.limit]
    case 'totalAtMost':
      return [rule.on, ...rule.limits.map(({ code }) => code)]
    case 'together':
      return [rule.on, ...rule.with]
    case 'within':
      return [rule.on]
    case 'shareOf':
      return [rule.on, rule.numerator, rule.denominator]
    case 'needsBase':
      return [rule.on, rule.base]
    case 'rollForward':
      return [rule.on, rule.begin, ...rule.plus, ...rule.minus]
    case 'listSum':
      return [rule.on, rule.listed]
    case 'totalsCancel':
      return [rule.on, rule.against]
    case 'carriesOver':
      return [rule.on, rule.from]
    case 'listMoves':
      return [rule.on, rule.listed, ...rule.plus, ...rule.minus]
    case 'changesWithin':
      return [rule.on]
    case 'yearAddsUp':
    case 'likeBefore':
    case 'yearCoversPeriod':
    case 'asOfWithin':
    case 'listedOnce':
      return []
  }
}
