import { partName } from '../parse/partName.ts'
import { printNumber } from '../parse/printNumber.ts'
import { printPeriod } from '../parse/printPeriod.ts'
import { TIME_WORDS } from '../parse/timeWords.ts'
import type { Indicator, TimeBasis } from '../pipeline/indicator.ts'
import type { Rule } from '../pipeline/rule.ts'
import { lowerFirst } from './lowerFirst.ts'
import type { RuleOf } from './ruleOf.ts'

/** What a rule asks for, as one Vietnamese sentence: "Kiểm tra chấp hành Điều lệ = cùng cấp + cấp dưới." Throws where it names an unknown indicator. */
export function sayRule(rule: Rule, indicators: readonly Indicator[]): string {
  const said = sayKind(rule, (code) => indicatorNamed(indicators, code))
  const when = [...(rule.since ? [`, từ ${printPeriod(rule.since)}`] : []), ...(rule.until ? [`, đến hết ${printPeriod(rule.until)}`] : [])]
  return `${said}${when.join('')}.`
}

type Find = (code: string) => Indicator

function indicatorNamed(indicators: readonly Indicator[], code: string): Indicator {
  const found = indicators.find((each) => each.code === code)
  if (!found) throw new Error(`A rule names the unknown indicator ${code}`)
  return found
}

function sayKind(rule: Rule, find: Find): string {
  const subject = 'on' in rule ? `${find(rule.on).label}${onBases(rule.times)}` : ''
  const name = (code: string) => lowerFirst(find(code).label)
  switch (rule.kind) {
    case 'sumOf':
      return `${subject} = ${rule.parts.map((code) => lowerFirst(partName(find(code).label, find(rule.on).label))).join(' + ')}`
    case 'atMost':
      return `${subject} không lớn hơn ${nameOn(find(rule.limit), rule.limitTime)}`
    case 'together':
      return `Có ${lowerFirst(subject)} thì phải có ${rule.with.map(name).join(' hoặc ')}, và ngược lại`
    case 'within':
      return `${subject} thường từ ${printNumber(rule.low)} đến ${printNumber(rule.high)} ${find(rule.on).measure}`
    case 'shareOf':
      return `${subject} = ${name(rule.numerator)} / ${name(rule.denominator)}, ${sayRounding(rule.decimals)}`
    case 'rollForward':
      return `${subject} = ${name(rule.begin)}${sayTerms('+', rule.plus.map(name))}${sayTerms('−', rule.minus.map(name))}${onBases([rule.flowTime])}`
    case 'listSum':
      return sayListSum(rule, subject, name(rule.listed))
    case 'yearCoversPeriod':
      return 'Lũy kế từ đầu năm không nhỏ hơn số trong kỳ; ở kỳ đầu năm thì hai số bằng nhau'
    case 'asOfWithin':
      return 'Ngày tính số liệu không sau ngày lập báo cáo, và không trước ngày đầu kỳ nếu không có giải trình'
    case 'listedOnce':
      return 'Mỗi CĐCS chỉ có một dòng, trong danh sách của một đơn vị'
    case 'yearAddsUp':
      return 'Lũy kế từ đầu năm = lũy kế của kỳ trước + số trong kỳ; lũy kế không giảm, trừ khi đính chính có giải trình'
    case 'carriesOver':
      return `${subject} = ${name(rule.from)} của kỳ trước`
    case 'listMoves':
      return `So với kỳ trước, ${name(rule.listed)} thêm = ${rule.plus.map(name).join(' + ')}; bớt = ${rule.minus.map(name).join(' + ')}`
    case 'changesWithin':
      return `${subject} thường tăng, giảm không quá ${rule.percent}% so với kỳ trước`
    case 'likeBefore':
      return `Số tính theo ${rule.measure} không lệch xa các kỳ trước của chính đơn vị (khi đã có từ bốn kỳ)`
    case 'totalsCancel':
      return `Cộng các đơn vị: ${lowerFirst(subject)} bằng ${name(rule.against)}`
    case 'needsBase':
      return `Có ${lowerFirst(subject)} thì phải có đủ ${nameOn(find(rule.base), rule.baseTime)} để tính tỷ lệ`
    case 'totalAtMost':
      return `Cộng các đơn vị: ${lowerFirst(subject)} không lớn hơn ${sayLimits(rule, find)}`
  }
}

function sayTerms(sign: string, names: readonly string[]): string {
  return names.map((name) => ` ${sign} ${name}`).join('')
}

function sayListSum(rule: RuleOf<'listSum'>, summary: string, listed: string): string {
  if (rule.compare === 'equal') return `${summary} = cộng các dòng ${listed}`
  return `${summary} không nhỏ hơn cộng các dòng ${listed}, và không nên lớn hơn quá ${printNumber(rule.slack)}`
}

function sayLimits({ limits, plus }: RuleOf<'totalAtMost'>, find: Find): string {
  const named = limits.map(({ code, time }) => nameOn(find(code), time))
  return [...named, ...(plus ? [printNumber(plus)] : [])].join(' + ')
}

function sayRounding(decimals: number): string {
  return decimals === 0 ? 'làm tròn đến số nguyên' : `làm tròn đến ${decimals} chữ số sau dấu phẩy`
}

/** An indicator within a sentence; with the basis, where it has several. */
function nameOn({ label, times }: Indicator, time: TimeBasis | undefined): string {
  return `${lowerFirst(label)}${time && times.length > 1 ? onBases([time]) : ''}`
}

function onBases(times: readonly TimeBasis[] | undefined): string {
  return times ? ` (${times.map((time) => TIME_WORDS[time]).join(', ')})` : ''
}
