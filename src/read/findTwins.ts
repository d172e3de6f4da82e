import type { RawCell } from '../parse/rawCell.ts'
import type { Finding } from '../pipeline/finding.ts'
import { isBlank } from './cellAt.ts'
import { findingOn } from './findingOn.ts'
import { cellsOfRole, type EventRow, type EventSheet } from './readEvent.ts'
import type { Row } from './sheet.ts'

/** A row pasted twice says everything twice, its own number too; one with another number may be another event. */
const FEWEST_WORDS = 4

/**
 * Events that stand twice, word for word. With the same number of their own they are one row pasted twice, and the file is returned;
 * with another number, or none, the office is asked.
 */
export function findTwins(read: readonly { row: Row; is: EventRow | null }[], source: EventSheet): Finding[] {
  const seen = new Map<string, { row: Row; number: string }>()
  return read.flatMap(({ row, is }) => {
    const numbers = cellsOfRole(row, 'number', source)
    const words = row.cells.filter((cell) => !isBlank(cell) && !numbers.some(({ at }) => at.cell === cell.at.cell))
    const [first] = words
    if (!is || !('feed' in is) || !first || words.length < FEWEST_WORDS) return []
    const key = words.map(({ at, raw }) => `${at.cell.replace(/\d+$/, '')}=${raw.trim()}`).join('\n')
    const number = numbers.map(({ raw }) => raw.trim()).join()
    const earlier = seen.get(key)
    if (!earlier) seen.set(key, { row, number })
    return earlier ? [twin(first, [earlier.row.number, row.number], earlier.number === number && number !== '')] : []
  })
}

function twin(cell: RawCell, [earlier, later]: [number, number], isPasted: boolean): Finding {
  const ask = isPasted
    ? 'Đề nghị giữ một dòng.'
    : 'Nếu là hai việc khác nhau, đề nghị ghi rõ (ngày, nơi nhận); nếu là một việc, đề nghị xóa một dòng.'
  const message = `Dòng ${later} giống hệt dòng ${earlier}${isPasted ? ', kể cả số thứ tự' : ''}. ${ask}`
  return findingOn(cell, { rule: 'T43', severity: isPasted ? 'error' : 'warning', message })
}
