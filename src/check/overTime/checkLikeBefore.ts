import { printNumber } from '../../parse/printNumber.ts'
import type { Fact } from '../../pipeline/fact.ts'
import { headlineOf } from '../../pipeline/indicator.ts'
import { findUsual } from '../../total/compare/findUsual.ts'
import { printSum } from '../../total/printSum.ts'
import { broken } from '../broken.ts'
import { HOLDS, type Judged, joinJudged } from '../judged.ts'
import type { RuleOf } from '../ruleOf.ts'
import type { Sequence } from './checkOverTime.ts'

/** A unit's own headline figures in a measure are like those of its periods before; says nothing while there are few of them. */
export function checkLikeBefore(rule: RuleOf<'likeBefore'>, { now, judged, before, unit }: Sequence): Judged {
  const isOwn = (fact: Fact) =>
    fact.unit === unit && fact.isAddend && fact.item === '' && fact.qualifier === 'exact' && fact.stated !== null
  const isAsked = ({ indicator: code, time }: Fact) => {
    const indicator = now.indicator(code)
    return (
      indicator.measure === rule.measure && (indicator.kind === 'count' || indicator.kind === 'money') && time === headlineOf(indicator)
    )
  }
  return joinJudged(judged.filter((fact) => isOwn(fact) && isAsked(fact)).map((fact) => judge(rule, fact, { past: before.past, now })))
}

function judge(rule: RuleOf<'likeBefore'>, fact: Fact, { past, now }: { past: Sequence['before']['past']; now: Sequence['now'] }): Judged {
  const values = past.get(`${fact.indicator} ${fact.time}`) ?? []
  const usual = findUsual(values, { floor: rule.floor })
  const value = fact.stated ?? 0
  if (!usual || (usual.low <= value && value <= usual.high)) return HOLDS
  const expected = printSum({ stated: null, low: usual.low, high: usual.high, qualifier: 'range' })
  return broken(rule, fact, {
    expected,
    message: `${now.indicator(fact.indicator).label} (${printNumber(value)} ${rule.measure}) khác xa ${values.length} kỳ trước của đơn vị (thường khoảng ${printNumber(usual.median)}, ${expected}). Đề nghị kiểm tra lại hoặc giải trình.`,
  })
}
