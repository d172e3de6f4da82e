import type { Fact } from '../pipeline/fact.ts'
import { isReported } from '../pipeline/figure.ts'
import type { TimeBasis } from '../pipeline/indicator.ts'
import { addFigures } from '../total/addFigures.ts'
import { broken } from './broken.ts'
import type { Figures } from './figures.ts'
import { HOLDS, type Judged, joinJudged, UNKNOWN } from './judged.ts'
import { lowerFirst } from './lowerFirst.ts'
import { printGiven } from './printGiven.ts'
import type { RuleOf } from './ruleOf.ts'

type Together = RuleOf<'together'>

/** An amount and those who got it: both, or neither; in an event form row by row. */
export function checkTogether(rule: Together, time: TimeBasis, figures: Figures): Judged {
  const isUnanswered = (code: string) => figures.items(code, time).length === 0 && !figures.isLeftOut(code, time)
  if ([rule.on, ...rule.with].some(isUnanswered)) return UNKNOWN
  const rows = new Map<string, readonly [amounts: Fact[], takers: Fact[]]>()
  const rowOf = ({ item }: Fact) => {
    const row = rows.get(item) ?? ([[], []] as const)
    rows.set(item, row)
    return row
  }
  for (const fact of figures.items(rule.on, time)) rowOf(fact)[0].push(fact)
  for (const fact of rule.with.flatMap((code) => figures.items(code, time))) rowOf(fact)[1].push(fact)
  return joinJudged([...rows.values()].map((row) => checkBoth(rule, row, figures)))
}

function checkBoth(rule: Together, [amount, takers]: readonly [readonly Fact[], readonly Fact[]], figures: Figures): Judged {
  const [isPaid, isTaken] = [isAboveZero(amount), isAboveZero(takers)]
  if (isPaid === null || isTaken === null) return UNKNOWN
  if (isPaid === isTaken) return HOLDS
  const [there, lacking] = isPaid ? [amount, takers] : [takers, amount]
  // Without a cell that says so: it was left blank, which is said already.
  if (lacking.length === 0) return UNKNOWN
  const labels = (facts: readonly Fact[]) => [...new Set(facts.map(({ indicator }) => lowerFirst(figures.indicator(indicator).label)))]
  const given = there.filter((fact) => isAboveZero([fact]))
  const lack = lacking.some(isReported) ? 'bằng 0' : 'chưa có số liệu'
  return broken(rule, lacking[0], {
    expected: 'lớn hơn 0',
    message: `Có ${labels(given).join(', ')} (${printGiven(addFigures(given))}) mà ${labels(lacking).join(', ')} ${lack}. Đề nghị ghi bổ sung${lacking[0]?.item === '' ? ' hoặc giải trình' : ''}.`,
  })
}

/** Whether one of the figures is more than nothing; null where a bound leaves it open ("dưới 50"). What is not known is nothing. */
function isAboveZero(facts: readonly Fact[]): boolean | null {
  const reported = facts.filter(isReported)
  if (reported.some(({ low, stated, qualifier }) => ((qualifier === 'approx' ? stated : low) ?? 0) > 0)) return true
  return reported.every(({ high }) => high === 0) ? false : null
}
