import type { Finding, Severity } from '../../../src/pipeline/finding.ts'
import type { Place } from './books/book.ts'

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'notice']

/** A finding for each place, each with a text of its own, one of them with a second; and one of the whole file. */
export function findingsFor(places: readonly Place[], rule = 'X01'): Finding[] {
  const ofCells = places.map(
    (at, index): Finding => ({
      rule,
      severity: SEVERITIES[index % 3] ?? 'error',
      at,
      given: index % 2 ? null : '58',
      expected: index % 2 ? '< 57 & > 0' : '57',
      message: `Ô ${at.cell}: số "58" không khớp tổng < 57 & > 0 (${rule}, ${index + 1}). Đề nghị sửa số này.`,
    }),
  )
  const [first] = ofCells
  const second = first ? [{ ...first, message: 'Ô này còn một điều nữa. Đề nghị xem lại.' }] : []
  return [
    ...ofCells,
    ...second,
    { rule: 'T01', severity: 'warning', at: null, given: null, expected: null, message: 'Cả tệp thiếu một biểu. Đề nghị bổ sung.' },
  ]
}
