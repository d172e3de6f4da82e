import { printSum } from '../../total/printSum.ts'
import { broken } from '../broken.ts'
import { HOLDS, type Judged, joinJudged, UNKNOWN } from '../judged.ts'
import type { RuleOf } from '../ruleOf.ts'
import type { Successive } from './checkOverTime.ts'

/** A figure is within so many per cent of what it was in the period before. Judged on exact figures above zero, of one unit. */
export function checkChangesWithin(rule: RuleOf<'changesWithin'>, { now, was }: Successive): Judged {
  const { label, measure, times } = now.indicator(rule.on)
  return joinJudged(
    (rule.times ?? times).map((time) => {
      if (was.items(rule.on, time).length > 1) return UNKNOWN
      const [value, before] = [now.figure(rule.on, time), was.figure(rule.on, time)]
      if (value?.qualifier !== 'exact' || before?.qualifier !== 'exact' || !value.low || !before.low) return UNKNOWN
      const change = Math.abs(value.low - before.low)
      if (change * 100 <= before.low * rule.percent) return HOLDS
      const [moves, to] = value.low > before.low ? ['tăng', 'lên'] : ['giảm', 'xuống']
      return broken(rule, now.fact(rule.on, time), {
        expected: `trong khoảng ${rule.percent}% của ${printSum(before)}`,
        message: `${label} ${moves} từ ${printSum(before)} ${to} ${printSum(value)} ${measure} chỉ trong một kỳ, hơn ${rule.percent}%. Có phải ghi nhầm đơn vị tính? Đề nghị kiểm tra lại hoặc giải trình.`,
      })
    }),
  )
}
