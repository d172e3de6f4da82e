import type { Fact } from '../pipeline/fact.ts'
import type { TimeBasis } from '../pipeline/indicator.ts'
import type { SubmissionRule } from '../pipeline/rule.ts'
import { isAtMost, isSame } from '../total/compareFigures.ts'
import { printSum } from '../total/printSum.ts'
import { broken } from './broken.ts'
import type { Submitted } from './checkRule.ts'
import type { Figures } from './figures.ts'
import { HOLDS, type Judged, joinJudged, UNKNOWN } from './judged.ts'
import { tie } from './slip/tie.ts'

/**
 * The year to date is not below the period's own figure; in the year's first period the two are the same. Totals of parts follow
 * from them; a mean does not add up over time.
 */
export function checkYearCoversPeriod(rule: SubmissionRule, { figures, period }: Submitted): Judged {
  const isFirst = period.startsOn.endsWith('-01-01')
  const years = figures.ofFile.filter((fact) => fact.isAddend && addsUpOverYear(fact, figures))
  return joinJudged(
    years.map((fact): Judged => {
      const [now, year] = [figures.figure(fact.indicator, 'in_period'), figures.figure(fact.indicator, 'year_to_date')]
      if (!now || !year) return UNKNOWN
      const verdict = isFirst ? isSame(now, year) : isAtMost(now, year)
      if (verdict !== 'broken') return verdict === 'holds' ? HOLDS : UNKNOWN
      const [toDate, own] = [printSum(year), printSum(now)]
      if (!isFirst) {
        const message = `Lũy kế từ đầu năm (${toDate}) nhỏ hơn số trong kỳ (${own}). Có phải hai cột ghi nhầm chỗ? Đề nghị kiểm tra lại.`
        return broken(rule, fact, { expected: `ít nhất ${own}`, message })
      }
      const message = `Lũy kế từ đầu năm (${toDate}) phải bằng số trong kỳ (${own}) vì đây là kỳ đầu năm. Đề nghị kiểm tra lại, ghi hai cột như nhau.`
      const itemsOn = (time: TimeBasis) => figures.items(fact.indicator, time)
      return broken(rule, fact, { expected: own, message, tied: tie(itemsOn('year_to_date'), itemsOn('in_period')) })
    }),
  )
}

/** Whether a fact is the unit's own year to date (once for all the rows of an event form) of something that has a figure for the period too. */
function addsUpOverYear(fact: Fact, figures: Figures): boolean {
  const { times, rollUp } = figures.indicator(fact.indicator)
  const isAdded = rollUp !== 'weightedMean' && rollUp !== 'minMax'
  return isAdded && times.includes('in_period') && figures.fact(fact.indicator, 'year_to_date') === fact
}
