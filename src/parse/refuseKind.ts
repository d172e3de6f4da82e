import { whyError } from './findUnreadable.ts'
import { printDate } from './printDate.ts'
import type { RawCell } from './rawCell.ts'
import type { Refused } from './refused.ts'

/** Refuses a cell that holds a day, a truth value or an error where a number or a text belongs. */
export function refuseKind(cell: RawCell): Refused {
  if (cell.kind === 'error') return { refusal: whyError(cell.raw) }
  if (cell.kind === 'date') return refuseDate(String(cell.value))
  return { refusal: 'Giá trị đúng/sai, không phải là số liệu. Đề nghị nhập lại.' }
}

/** Refuses a day where a number belongs: most often "8/10" that Excel has turned into one (domain.md §5, text 6). */
export function refuseDate(iso?: string): Refused {
  const said = iso ? `Chứa ngày ${printDate(iso)}` : 'Định dạng ngày'
  return { refusal: `${said}: có thể đã ghi tử số/mẫu số và Excel tự đổi thành ngày. Đề nghị ghi tử số và mẫu số vào hai ô riêng.` }
}
