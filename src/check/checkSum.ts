import type { TimeBasis } from '../pipeline/indicator.ts'
import { addFigures } from '../total/addFigures.ts'
import { isSame } from '../total/compareFigures.ts'
import { printSum } from '../total/printSum.ts'
import { broken } from './broken.ts'
import type { Figures } from './figures.ts'
import { HOLDS, type Judged, UNKNOWN } from './judged.ts'
import { printGiven } from './printGiven.ts'
import type { RuleOf } from './ruleOf.ts'
import { tie } from './slip/tie.ts'

/** A total is what its parts come to. An optional total that was left blank has nothing to agree with. */
export function checkSum(rule: RuleOf<'sumOf'>, time: TimeBasis, figures: Figures): Judged {
  if (figures.isLeftOut(rule.on, time)) return HOLDS
  const total = figures.figure(rule.on, time)
  const parts = rule.parts.map((code) => ({ label: figures.indicator(code).label, figure: figures.figure(code, time) }))
  const added = rule.parts.flatMap((code) => figures.items(code, time))
  const sum = addFigures(added)
  if (!total || !sum || parts.some(({ figure }) => !figure)) return UNKNOWN
  const verdict = isSame(total, sum)
  if (verdict !== 'broken') return verdict === 'holds' ? HOLDS : UNKNOWN
  const terms = parts.map(({ label, figure }) => `${label} ${printGiven(figure)}`).join(' + ')
  const totals = figures.items(rule.on, time)
  const given = totals.length === 1 ? `nhưng ô này ghi ${printSum(total)}` : `nhưng các dòng ghi tổng cộng lại là ${printSum(total)}`
  return broken(rule, figures.fact(rule.on, time), {
    expected: printSum(sum),
    message: `Tổng không khớp: ${terms} = ${printSum(sum)}, ${given}. Đề nghị sửa tổng hoặc các phần.`,
    tied: tie(added, totals),
  })
}
