import type { UnitState } from '../jobs/loadStatus.ts'
import type { CheckDocument } from '../write/checkDocument.ts'
import type { Style } from './terminal/line.ts'

type State = UnitState | CheckDocument['status']

/** What a state is called on every screen (domain.md, section 5). */
export const STATE_WORDS: Readonly<Record<State, string>> = {
  missing: 'Chưa nộp',
  overdue: 'Quá hạn chưa nộp',
  received: 'Đã nhận',
  returned: 'Bị trả lại',
  accepted_with_warnings: 'Hợp lệ, cần xác nhận',
  accepted: 'Hợp lệ',
  exempt: 'Không phải nộp kỳ này',
  refused: 'Không nhận được',
}

export const STATE_STYLES: Readonly<Record<State, Style>> = {
  missing: 'yellow',
  overdue: 'red',
  received: 'dim',
  returned: 'red',
  accepted_with_warnings: 'yellow',
  accepted: 'green',
  exempt: 'dim',
  refused: 'red',
}

/** A state inside a sentence: "hợp lệ, cần xác nhận". */
export function sayState(state: State): string {
  const words = STATE_WORDS[state]
  return words.charAt(0).toLowerCase() + words.slice(1)
}
