import { quote } from './quote.ts'
import type { RawCell } from './rawCell.ts'
import { refuseDay } from './refuseDay.ts'
import type { Refused } from './refused.ts'
import { whyError } from './whyError.ts'

/** Refuses a cell that holds a day, a truth value or an error where a number or a text belongs. */
export function refuseKind(cell: RawCell): Refused {
  if (cell.kind === 'error') return { refusal: whyError(cell.raw) }
  if (cell.kind === 'date') return refuseDay(cell)
  return { refusal: `Ghi ${quote(cell.raw)}: giá trị đúng/sai, không phải là số liệu. Đề nghị nhập lại.` }
}
