import { exactly } from '../pipeline/figure.ts'
import type { Sum } from '../total/addFigures.ts'
import { printSum } from '../total/printSum.ts'
import { broken } from './broken.ts'
import type { Figures } from './figures.ts'
import { HOLDS, type Judged, UNKNOWN } from './judged.ts'
import { lowerFirst } from './lowerFirst.ts'
import { printGiven } from './printGiven.ts'
import type { RuleOf } from './ruleOf.ts'
import { tie } from './slip/tie.ts'

/** A stock at the end is the one at the beginning with what came and without what went. Judged on exact figures only. */
export function checkRollForward(rule: RuleOf<'rollForward'>, figures: Figures): Judged {
  const endTime = figures.indicator(rule.on).times[0]
  const end = endTime ? figures.figure(rule.on, endTime) : null
  const flow = (code: string) => figures.figure(code, rule.flowTime)
  const [begin, plus, minus] = [flow(rule.begin), rule.plus.map(flow), rule.minus.map(flow)]
  const needed = [end, begin, ...plus, ...minus]
  if (!endTime || needed.some((figure) => figure?.qualifier !== 'exact')) return UNKNOWN
  const value = (figure: Sum | null) => figure?.low ?? 0
  const total = (sums: readonly (Sum | null)[]) => sums.reduce((sum, each) => sum + value(each), 0)
  const expected = value(begin) + total(plus) - total(minus)
  if (expected === value(end)) return HOLDS
  const part = (sign: string) => (code: string) => ` ${sign} ${lowerFirst(figures.indicator(code).label)} ${printGiven(flow(code))}`
  const terms = `${figures.indicator(rule.begin).label} ${printGiven(begin)}${rule.plus.map(part('+')).join('')}${rule.minus.map(part('−')).join('')}`
  const sum = printSum(exactly(expected))
  const itemsOf = (code: string) => figures.items(code, rule.flowTime)
  return broken(rule, figures.fact(rule.on, endTime), {
    expected: sum,
    message: `Tăng giảm không khớp: ${terms} = ${sum}, nhưng ô này ghi ${printGiven(end)}. Đề nghị kiểm tra số đầu kỳ và các số tăng, giảm.`,
    tied: tie([rule.begin, ...rule.plus].flatMap(itemsOf), [...rule.minus.flatMap(itemsOf), ...figures.items(rule.on, endTime)]),
  })
}
