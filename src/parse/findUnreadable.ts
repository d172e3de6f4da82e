import { quote } from './quote.ts'

const ERROR_CODE = /^(?:#(?:REF|DIV\/0|VALUE|NAME|N\/A|NUM|NULL|SPILL|CALC|FIELD|BLOCKED|CONNECT|BUSY|UNKNOWN)[!?]?|Err:\d+)$/iu
const HASHES = /^#+$/u

/** Says why a text can be no value of any kind: a formula's error, a column that was too narrow, a formula that was never worked out. */
export function findUnreadable(text: string): string | null {
  if (ERROR_CODE.test(text)) return whyError(text)
  if (HASHES.test(text)) return `Ghi ${quote(text)}: cột hẹp nên không hiện số, khi chép đã mất số. Đề nghị nhập lại số.`
  if (text.startsWith('=')) return 'Công thức ở dạng chữ, chưa có giá trị. Đề nghị nhập giá trị thay cho công thức.'
  return null
}

/** Says that a cell holds a formula's error (domain.md §5, text 18). */
export function whyError(code: string): string {
  return `Lỗi công thức (${code}). Đề nghị nhập lại.`
}
