import type { Fact } from '../../pipeline/fact.ts'
import type { TimeRule } from '../../pipeline/rule.ts'
import { addFigures, type Sum } from '../../total/addFigures.ts'
import { isAtMost, isSame } from '../../total/compareFigures.ts'
import { printSum } from '../../total/printSum.ts'
import { broken } from '../broken.ts'
import type { Figures } from '../figures.ts'
import { HOLDS, type Judged, joinJudged, UNKNOWN } from '../judged.ts'
import { type Term, tie } from '../slip/tie.ts'
import type { Successive } from './checkOverTime.ts'

/**
 * The year to date is that of the period before and the period's own figure (VTL's flow_to_stock), anew each year; neither it nor what is
 * cumulative falls. Totals of parts follow from them. What is most often typed instead is recognised, and asked about.
 */
export function checkYearAddsUp(rule: TimeRule, { now, was, judged, period }: Successive): Judged {
  const isNewYear = period.startsOn.endsWith('-01-01')
  const firsts = judged.filter((fact) => fact.isAddend && now.fact(fact.indicator, fact.time) === fact && addsUp(fact, now))
  return joinJudged(
    firsts.map((fact): Judged => {
      if (fact.time === 'cumulative') return checkNeverFalls(rule, fact, { now, was })
      return fact.time === 'year_to_date' && !isNewYear ? checkYear(rule, fact, { now, was }) : HOLDS
    }),
  )
}

function addsUp({ indicator, time }: Fact, figures: Figures): boolean {
  const { rollUp, times } = figures.indicator(indicator)
  const isAdded = rollUp !== 'weightedMean' && rollUp !== 'minMax'
  return isAdded && (time === 'cumulative' || (time === 'year_to_date' && times.includes('in_period')))
}

interface Pair {
  now: Figures
  was: Figures
}

function checkNeverFalls(rule: TimeRule, fact: Fact, { now, was }: Pair): Judged {
  const [value, before] = [now.figure(fact.indicator, 'cumulative'), was.figure(fact.indicator, 'cumulative')]
  if (!value || !before) return UNKNOWN
  const verdict = isAtMost(before, value)
  if (verdict !== 'broken') return verdict === 'holds' ? HOLDS : UNKNOWN
  return found(rule, fact, { expected: `ít nhất ${printSum(before)}`, words: sayFall(before, value) })
}

function checkYear(rule: TimeRule, fact: Fact, { now, was }: Pair): Judged {
  const [own, year] = [now.figure(fact.indicator, 'in_period'), now.figure(fact.indicator, 'year_to_date')]
  const before = was.figure(fact.indicator, 'year_to_date')
  if (!own || !year || !before) return UNKNOWN
  const sum = addFigures([before, own].map((each) => ({ ...each, state: 'value' as const }))) ?? own
  const isOnce = now.indicator(fact.indicator).isCountedOnce
  const verdicts = isOnce ? [isAtMost(year, sum), isAtMost(before, year)] : [isSame(year, sum)]
  if (!verdicts.includes('broken')) return verdicts.includes('unknown') ? UNKNOWN : HOLDS
  const isFall = isAtMost(before, year) === 'broken'
  const equation = `kỳ trước ${printSum(before)} + trong kỳ ${printSum(own)} = ${printSum(sum)}`
  const words = isFall ? sayFall(before, year) : `Lũy kế từ đầu năm không khớp: ${equation}, nhưng ô này ghi ${printSum(year)}.`
  const known = suggest({ own, year, before, sum })
  const parts = [...was.items(fact.indicator, 'year_to_date'), ...now.items(fact.indicator, 'in_period')]
  return found(rule, fact, {
    expected: isOnce ? `từ ${printSum(before)} đến ${printSum(sum)}` : printSum(sum),
    words: `${words}${known}`,
    tied: isOnce || known ? [] : tie(parts, now.items(fact.indicator, 'year_to_date')),
  })
}

function sayFall(before: Sum, value: Sum): string {
  return `Lũy kế giảm: kỳ trước ${printSum(before)}, kỳ này ${printSum(value)}.`
}

/** What was probably typed instead, where the numbers tell. */
function suggest({ own, year, before, sum }: Record<'own' | 'year' | 'before' | 'sum', Sum>): string {
  const [inPeriod, toDate, last] = [own.low, year.low, before.low]
  const isExact = [own, year, before].every(({ qualifier }) => qualifier === 'exact')
  if (!isExact || inPeriod === null || toDate === null || last === null) return ''
  if (toDate === inPeriod && inPeriod < last) return ` Có phải cột lũy kế ghi nhầm số trong kỳ? Nếu vậy lũy kế là ${printSum(sum)}.`
  if (toDate === inPeriod)
    return ` Có phải hai cột ghi cùng một số? Nếu ${printSum(own)} là số trong kỳ thì lũy kế là ${printSum(sum)}; nếu là lũy kế thì trong kỳ là ${printSum({ ...own, stated: inPeriod - last, low: inPeriod - last, high: inPeriod - last })}.`
  if (toDate === last && inPeriod > 0) return ` Có phải cột lũy kế còn để số của kỳ trước? Nếu vậy lũy kế là ${printSum(sum)}.`
  if (inPeriod === last + toDate) return ' Có phải hai cột ghi nhầm chỗ cho nhau?'
  return ''
}

function found(
  rule: TimeRule,
  fact: Fact,
  { expected, words, tied = [] }: { expected: string; words: string; tied?: readonly Term[] },
): Judged {
  const message = `${words} Đề nghị kiểm tra lại; nếu đính chính số đã báo, đề nghị ghi lý do vào cột Giải trình.`
  return broken(rule, fact, { expected, message, tied })
}
