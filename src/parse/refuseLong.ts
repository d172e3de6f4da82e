import { printNumber } from './printNumber.ts'
import type { RawCell } from './rawCell.ts'
import type { Refused } from './refused.ts'

/** No figure, day, period or name is as long. What reads them would take too long over more, so it is not asked. */
const LONGEST = 200

/** Refuses a cell that holds more text than any answer of its kind; null where it does not. */
export function refuseLong({ kind, raw }: RawCell): Refused | null {
  if (kind !== 'text' || raw.length <= LONGEST) return null
  return {
    refusal: `Ô có ${printNumber(raw.length)} ký tự, dài hơn mọi câu trả lời của ô này. Đề nghị chỉ ghi đúng nội dung được hỏi; lời giải thích ghi ở cột giải trình.`,
  }
}
