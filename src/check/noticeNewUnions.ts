import type { Finding } from '../pipeline/finding.ts'
import type { Reading } from '../read/reading.ts'
import type { Context } from './context.ts'

const NAMED = 5

/** One notice that names the grassroots unions which no list had before. */
export function noticeNewUnions({ forms }: Reading, { knownUnions }: Context): Finding[] {
  return forms.flatMap(({ unions, sheet }): Finding[] => {
    const fresh = unions.filter(({ code }) => !knownUnions.has(code))
    const [first] = fresh
    if (!first) return []
    const names = fresh.slice(0, NAMED).map(({ name }) => name)
    const rest = fresh.length > NAMED ? ` và ${fresh.length - NAMED} CĐCS khác` : ''
    const message = `Danh sách có ${fresh.length} CĐCS lần đầu được báo cáo: ${names.join('; ')}${rest}. Nếu là CĐCS cũ đổi tên hoặc đổi mã, đề nghị báo lại.`
    return [{ rule: 'T16', severity: 'notice', at: { sheet, cell: first.cell.at.cell }, given: null, expected: null, message }]
  })
}
