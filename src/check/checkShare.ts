import { printPercent } from '../parse/printPercent.ts'
import { exactly } from '../pipeline/figure.ts'
import type { TimeBasis } from '../pipeline/indicator.ts'
import type { Sum } from '../total/addFigures.ts'
import { isSame } from '../total/compareFigures.ts'
import { percentOf } from '../total/percentOf.ts'
import { printShare } from '../total/printShare.ts'
import { printSum } from '../total/printSum.ts'
import { broken } from './broken.ts'
import type { Figures } from './figures.ts'
import { HOLDS, type Judged, UNKNOWN } from './judged.ts'
import { lowerFirst } from './lowerFirst.ts'
import type { RuleOf } from './ruleOf.ts'

/** A typed percentage is what its two counts come to, to as many decimals as were typed and the rule asks for. One that was left blank, or does not apply, has nothing to agree with. */
export function checkShare(rule: RuleOf<'shareOf'>, time: TimeBasis, figures: Figures): Judged {
  const fact = figures.fact(rule.on, time)
  if (figures.isLeftOut(rule.on, time) || fact?.state === 'not_applicable') return HOLDS
  const [typed, part, whole] = [rule.on, rule.numerator, rule.denominator].map((code) => figures.figure(code, time))
  if (!typed || !isExact(part) || !isExact(whole)) return UNKNOWN
  const [partLabel, wholeLabel] = [figures.indicator(rule.numerator).label, figures.indicator(rule.denominator).label]
  const given = `nhưng ô này ghi ${printShare(typed)}`
  if (whole.low === 0) {
    return broken(rule, fact, {
      expected: 'để trống',
      message: `Không tính được tỷ lệ vì ${lowerFirst(wholeLabel)} bằng 0, ${given}. Đề nghị kiểm tra lại mẫu số hoặc bỏ tỷ lệ này.`,
    })
  }
  const expected = percentOf(part.low, whole.low, Math.min(rule.decimals, decimalsOf(typed)))
  const verdict = isSame(typed, exactly(expected))
  if (verdict !== 'broken') return verdict === 'holds' ? HOLDS : UNKNOWN
  return broken(rule, fact, {
    expected: printPercent(expected),
    message: `Tỷ lệ không khớp: ${partLabel} ${printSum(part)} / ${lowerFirst(wholeLabel)} ${printSum(whole)} = ${printPercent(expected)}, ${given}. Đề nghị sửa tỷ lệ hoặc hai số.`,
  })
}

/** How finely a percentage was typed: "2%" for 2,4 % is right as far as it goes. */
function decimalsOf({ stated }: Sum): number {
  return String(stated ?? '').split('.')[1]?.length ?? 0
}

function isExact(figure: Sum | null | undefined): figure is Sum & { low: number } {
  return figure?.qualifier === 'exact' && figure.low !== null
}
