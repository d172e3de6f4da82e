import { printNumber } from './printNumber.ts'
import { quote } from './quote.ts'
import { whyError } from './whyError.ts'

const ERROR_CODE =
  /^(?:#(?:REF|DIV\/0|VALUE|NAME|N\/A|NUM|NULL|SPILL|CALC|FIELD|BLOCKED|CONNECT|BUSY|UNKNOWN|GETTING_DATA|EXTERNAL|PYTHON)[!?]?|Err:\d+)$/iu
const HASHES = /^#+$/u
const NUMBER = /^=\s*\+?\s*(\d{1,15})$/u

/** Says why a text can be no value of any kind: a formula's error, a column that was too narrow, a formula that was never worked out. */
export function findUnreadable(text: string): string | null {
  if (ERROR_CODE.test(text)) return whyError(text)
  if (HASHES.test(text)) return `Ghi ${quote(text)}: cột hẹp nên không hiện số, khi chép đã mất số. Đề nghị nhập lại số.`
  return text.startsWith('=') ? whyFormula(text) : null
}

/** A formula in a cell that is formatted as text, or behind an apostrophe, is words: no program works it out. */
function whyFormula(text: string): string {
  const [, digits] = NUMBER.exec(text) ?? []
  if (digits)
    return `Ghi ${quote(text)} ở dạng chữ, không phải là số. Có phải ${printNumber(Number(digits))}? Đề nghị chỉ ghi số, không ghi dấu =.`
  return `Ghi ${quote(text)}: công thức ở dạng chữ nên chưa được tính. Đề nghị nhập giá trị thay cho công thức; hoặc đổi định dạng ô từ Text sang General rồi gõ lại công thức.`
}
