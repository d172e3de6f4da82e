import { exactly } from '../../pipeline/figure.ts'
import { addFigures, type Sum } from '../../total/addFigures.ts'
import { isSame } from '../../total/compareFigures.ts'
import { printSum } from '../../total/printSum.ts'
import { broken } from '../broken.ts'
import type { Figures } from '../figures.ts'
import { HOLDS, type Judged, joinJudged, UNKNOWN } from '../judged.ts'
import { lowerFirst } from '../lowerFirst.ts'
import type { RuleOf } from '../ruleOf.ts'
import type { Successive } from './checkOverTime.ts'

const NAMED = 5

/** The unions that a list has more than the period before are as many as came, and those it has no more are as many as went; by name. */
export function checkListMoves(rule: RuleOf<'listMoves'>, { now, was, nameOf }: Successive): Judged {
  const [unions, before] = [new Set(now.unionsIn(rule.listed)), new Set(was.unionsIn(rule.listed))]
  if (unions.size === 0 || before.size === 0) return UNKNOWN
  const come = [...unions].filter((union) => !before.has(union)).map(nameOf)
  const gone = [...before].filter((union) => !unions.has(union)).map(nameOf)
  return joinJudged([
    compare(rule, { codes: rule.plus, names: come, verb: 'thêm' }, now),
    compare(rule, { codes: rule.minus, names: gone, verb: 'bớt' }, now),
  ])
}

interface Move {
  codes: readonly string[]
  names: readonly string[]
  verb: string
}

function compare(rule: RuleOf<'listMoves'>, { codes, names, verb }: Move, now: Figures): Judged {
  const stated = sumOf(codes, rule, now)
  if (!stated) return UNKNOWN
  const verdict = isSame(stated, exactly(names.length))
  if (verdict !== 'broken') return verdict === 'holds' ? HOLDS : UNKNOWN
  const [first = ''] = codes
  const told = names.slice(0, NAMED).join('; ')
  const rest = names.length > NAMED ? ` và ${names.length - NAMED} CĐCS khác` : ''
  const labels = codes.map((code) => lowerFirst(now.indicator(code).label)).join(' + ')
  return broken(rule, now.fact(first, rule.flowTime), {
    expected: printSum(exactly(names.length)),
    message: `Danh sách ${verb} ${names.length} CĐCS so với kỳ trước${told && ` (${told}${rest})`}, nhưng ${labels} cộng lại là ${printSum(stated)}. Đề nghị kiểm tra; nếu CĐCS chỉ đổi tên hoặc đổi mã, đề nghị giải trình.`,
  })
}

function sumOf(codes: readonly string[], { flowTime }: RuleOf<'listMoves'>, figures: Figures): Sum | null {
  const sums = codes.map((code) => figures.figure(code, flowTime))
  return sums.includes(null) ? null : addFigures(sums.flatMap((sum) => (sum ? [{ ...sum, state: 'value' as const }] : [])))
}
