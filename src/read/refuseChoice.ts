import type { RawCell } from '../parse/rawCell.ts'
import { wordsOf } from '../parse/wordsOf.ts'
import type { Finding, Severity } from '../pipeline/finding.ts'
import type { Choice } from './buildChoice.ts'
import { findingOn } from './findingOn.ts'
import { nearestLabels } from './nearestLabels.ts'

/** Says that an answer is none of those that a column takes, with the nearest where there are many. */
export function refuseChoice(cell: RawCell, { label, answers }: Omit<Choice, 'matcher'>, severity: Severity): Finding {
  const expected = answers.join(' hoặc ')
  const [nearest] = answers.length > 2 ? nearestLabels(wordsOf(cell), answers) : []
  const guess = nearest ? ` Có phải "${nearest}"?` : ''
  const message = `Cột "${label}" chỉ nhận ${expected}, ô này ghi "${wordsOf(cell).trim()}".${guess} Đề nghị chọn lại.`
  return findingOn(cell, { rule: 'T15', severity, expected, message })
}
