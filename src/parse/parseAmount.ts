import { isWhole, toNumber } from '../pipeline/decimal.ts'
import { exactly, type Figure } from '../pipeline/figure.ts'
import { BLANK } from './blank.ts'
import { between, bounded, without } from './bounded.ts'
import { cleanText } from './cleanText.ts'
import { findMissing } from './findMissing.ts'
import { findUnreadable } from './findUnreadable.ts'
import type { Amount } from './number/readAmount.ts'
import { type Quantity, readQuantity } from './number/readQuantity.ts'
import type { Verdict } from './number/verdict.ts'
import type { Parsed } from './parsed.ts'
import { parseNumberCell } from './parseNumberCell.ts'
import { printNumber } from './printNumber.ts'
import { quote } from './quote.ts'
import type { RawCell } from './rawCell.ts'
import { isRefused } from './refused.ts'
import { refuseKind } from './refuseKind.ts'
import { remarked } from './remarked.ts'
import type { Token } from './tokenize.ts'

/** What one kind of whole number allows, and how it says no. */
export interface AmountRules {
  /** How far a numeric cell may be from a whole number by floating-point noise alone. */
  noise: number
  /** Whether "8,0" must be confirmed (money is often printed with ",00"). */
  remarksZeroFraction: boolean
  /** Whether "từ 4 đến 5" is a proper answer. */
  takesRange: boolean
  checkTail: (given: string, tail: readonly Token[]) => Verdict
  checkSize: (value: number) => Verdict
  whyNotWhole: (given: string) => string
}

/** Reads a cell as a whole number that is not negative, its bound or its range, by the rules of its kind (domain.md 4.3). */
export function parseAmount(cell: RawCell, rules: AmountRules): Parsed<Figure> {
  if (cell.kind === 'blank') return BLANK
  if (cell.kind === 'number') return parseNumberCell(cell, rules)
  if (cell.kind !== 'text') return refuseKind(cell)
  const { text, remarks } = cleanText(String(cell.value))
  if (text === '') return BLANK
  const missing = findMissing(text)
  if (missing) return remarked(without(missing.state), [...remarks, ...missing.remarks])
  const unreadable = findUnreadable(text)
  if (unreadable) return { refusal: unreadable }
  const quantity = readQuantity(text, 'thousands')
  if (isRefused(quantity)) return quantity
  return judge(quote(text), { ...quantity, remarks: [...remarks, ...quantity.remarks] }, rules)
}

function judge(given: string, quantity: Quantity, rules: AmountRules): Parsed<Figure> {
  const { qualifier, amounts } = quantity
  const said = [...quantity.remarks]
  for (const tail of quantity.tails) {
    const verdict = rules.checkTail(given, tail)
    if (isRefused(verdict)) return verdict
    said.push(...verdict.remarks)
  }
  for (const amount of amounts) {
    const verdict = checkAmount(given, amount, rules)
    if (isRefused(verdict)) return verdict
    said.push(...verdict.remarks)
  }
  const [low, high] = amounts.map(({ value }) => toNumber(value))
  if (low === undefined || (qualifier === 'lt' && low === 0)) return { refusal: `Ghi ${given}: không có số nào như vậy. Đề nghị ghi lại.` }
  if (!(qualifier === 'exact' || (qualifier === 'range' && rules.takesRange))) said.push(whyEstimate(given, qualifier))
  return remarked(figureOf(qualifier, low, high ?? low), [...new Set(said)])
}

function checkAmount(given: string, amount: Amount, rules: AmountRules): Verdict {
  if (amount.numbers.some(({ text }) => IDENTITY.test(text))) return { refusal: `Ghi ${given}: ${LOOKS_LIKE_IDENTITY}` }
  if (!isWhole(amount.value)) return { refusal: rules.whyNotWhole(given) }
  const value = toNumber(amount.value)
  if (value > Number.MAX_SAFE_INTEGER) return { refusal: `Ghi ${given}: số quá lớn. Đề nghị kiểm tra và ghi lại.` }
  const size = rules.checkSize(value)
  return isRefused(size) ? size : { remarks: [...writingRemarks(given, amount, rules), ...size.remarks] }
}

/** A nought before eight digits or more: nobody writes a quantity so. */
const IDENTITY = /^0\d{8,}$/u
const LOOKS_LIKE_IDENTITY = 'giống số điện thoại hoặc mã số, không phải số lượng. Đề nghị ghi số liệu của chỉ tiêu này.'

/** What should be written otherwise: American commas, a dot before decimals, decimals of a whole number, "00". */
function writingRemarks(given: string, { value, numbers, exponent }: Amount, rules: AmountRules): string[] {
  const asked = `Ghi ${given}: hiểu là ${printNumber(toNumber(value))}.`
  return numbers.flatMap(({ shape, text }) => {
    if (shape === 'oneComma' || shape === 'commaGroups') return [`${asked} Đề nghị dùng dấu chấm ngăn hàng nghìn.`]
    if (shape === 'dot') return [`${asked} Đề nghị dùng dấu phẩy cho phần lẻ.`]
    if (rules.remarksZeroFraction && exponent === 0 && text.includes(',')) return [`${asked} Đề nghị bỏ phần lẻ.`]
    return /^00+$/u.test(text) ? [`${asked} Đề nghị ghi 0.`] : []
  })
}

function figureOf(qualifier: Quantity['qualifier'], low: number, high: number): Figure {
  if (qualifier === 'exact') return exactly(low)
  return qualifier === 'range' ? between(low, high) : bounded(qualifier, low)
}

function whyEstimate(given: string, qualifier: Quantity['qualifier']): string {
  const what = qualifier === 'range' ? 'một khoảng' : 'số liệu ước tính'
  return `Ghi ${given}: ${what}, không dùng để cộng chính xác được. Đề nghị ghi số đếm được; nếu không đếm được, đề nghị giải trình.`
}
