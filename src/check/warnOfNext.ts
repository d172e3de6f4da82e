import { printPeriod } from '../parse/printPeriod.ts'
import type { Fact } from '../pipeline/fact.ts'
import type { Finding } from '../pipeline/finding.ts'
import { nextPeriodOf, type Period } from '../pipeline/period.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import { pipelineIn } from '../pipeline/pipelineIn.ts'
import { recheck } from './overTime/recheck.ts'
import { withoutAdvice } from './withoutAdvice.ts'

/** How many figures of the next period are told one by one. */
const TOLD = 5

/** What the unit's accepted return of the period after no longer agrees with, once this one counts: told here, and changed nowhere. */
export function warnOfNext(
  facts: readonly Fact[],
  { pipeline, period, unit, after }: { pipeline: Pipeline; period: Period; unit: string; after: readonly Fact[] },
): Finding[] {
  const next = nextPeriodOf(period)
  const broken = recheck({ pipeline: pipelineIn(pipeline, next), period: next, unit, facts: after, before: facts })
  const [first] = broken
  if (!first) return []
  const words = broken.slice(0, TOLD).map(({ at, message }) => `ô ${at?.sheet}!${at?.cell}: ${withoutAdvice(message).replace(/\.$/, '')}`)
  const rest = broken.length > TOLD ? ` và ${broken.length - TOLD} ô khác` : ''
  const message = `Số liệu ${printPeriod(next.code)} đã nhận của đơn vị không còn khớp với bản này (${words.join('; ')}${rest}). Bản này vẫn được xét bình thường; đề nghị kiểm tra lại ${printPeriod(next.code)} và đính chính nếu cần.`
  return [{ rule: 'T49', severity: 'notice', at: null, given: null, expected: null, message }]
}
