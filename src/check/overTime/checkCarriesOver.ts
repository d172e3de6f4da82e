import { isSame } from '../../total/compareFigures.ts'
import { printSum } from '../../total/printSum.ts'
import { broken } from '../broken.ts'
import { HOLDS, type Judged, UNKNOWN } from '../judged.ts'
import { lowerFirst } from '../lowerFirst.ts'
import type { RuleOf } from '../ruleOf.ts'
import { tie } from '../slip/tie.ts'
import type { Successive } from './checkOverTime.ts'

/** A period begins with what the one before ended with. */
export function checkCarriesOver(rule: RuleOf<'carriesOver'>, { now, was }: Successive): Judged {
  const [time, timeBefore] = [now.indicator(rule.on).times[0], was.indicator(rule.from).times[0]]
  const [value, before] = [time ? now.figure(rule.on, time) : null, timeBefore ? was.figure(rule.from, timeBefore) : null]
  if (!time || !value || !before) return UNKNOWN
  const verdict = isSame(value, before)
  if (verdict !== 'broken') return verdict === 'holds' ? HOLDS : UNKNOWN
  const [label, labelBefore] = [now.indicator(rule.on).label, was.indicator(rule.from).label]
  return broken(rule, now.fact(rule.on, time), {
    expected: printSum(before),
    message: `${label} (${printSum(value)}) khác ${lowerFirst(labelBefore)} của kỳ trước (${printSum(before)}). Đề nghị kiểm tra lại; nếu số kỳ trước sai, đề nghị đính chính kỳ trước hoặc ghi lý do vào cột Giải trình.`,
    tied: timeBefore ? tie(now.items(rule.on, time), was.items(rule.from, timeBefore)) : [],
  })
}
