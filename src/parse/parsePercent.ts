import { toNumber } from '../pipeline/decimal.ts'
import { BLANK } from './blank.ts'
import { cleanText } from './cleanText.ts'
import { findMissing } from './findMissing.ts'
import { findUnreadable } from './findUnreadable.ts'
import type { Amount } from './number/readAmount.ts'
import { type Quantity, readQuantity } from './number/readQuantity.ts'
import { whyLeftover } from './number/whyLeftover.ts'
import type { Parsed } from './parsed.ts'
import { parsePercentCell } from './parsePercentCell.ts'
import { parseRatio } from './parseRatio.ts'
import type { Percent } from './percent.ts'
import { printNumber } from './printNumber.ts'
import { quote } from './quote.ts'
import type { RawCell } from './rawCell.ts'
import { refuseDay } from './refuseDay.ts'
import { isRefused } from './refused.ts'
import { refuseKind } from './refuseKind.ts'
import { remarked } from './remarked.ts'
import { MOST_POINTS, whyAmbiguous, whyTooMuch } from './shareLimit.ts'
import { joinTokens } from './tokenize.ts'

/**
 * Reads a share in percentage points, or as the two numbers it was typed as: "90,6%" is 90.6, "778/778 (100%)" is {778, 778}.
 * "90.6" and "1,234" are read with a remark; "1.234" and "0,906" are refused, for nobody can tell what they mean; a percentage
 * beside a ratio must be that ratio. A dash or "không" is no 0 %: the value is null.
 */
export function parsePercent(cell: RawCell): Parsed<Percent> {
  if (cell.kind === 'blank') return BLANK
  if (cell.kind === 'number') return parsePercentCell(cell)
  if (cell.kind === 'date') return refuseDay(cell, 'one cell')
  if (cell.kind !== 'text') return refuseKind(cell)
  const { text, remarks } = cleanText(String(cell.value))
  if (text === '') return BLANK
  if (findMissing(text)) {
    return {
      value: null,
      remark: `Ghi ${quote(text)}: hiểu là chưa có tỷ lệ, không phải 0%. Đề nghị ghi tử số và mẫu số; bằng không thì ghi 0%.`,
    }
  }
  const unreadable = findUnreadable(text)
  if (unreadable) return { refusal: unreadable }
  const ratio = parseRatio(text, remarks)
  if (ratio) return ratio
  const quantity = readQuantity(text, 'decimal')
  if (isRefused(quantity)) return quantity
  return judge(quote(text), { ...quantity, remarks: [...remarks, ...quantity.remarks] })
}

function judge(given: string, { qualifier, amounts, tails, remarks }: Quantity): Parsed<Percent> {
  const last = tails.at(-1) ?? []
  for (const tail of tails) if (!isPercentSign(joinTokens(tail))) return { refusal: whyLeftover(given, tail) }
  const hasSign = joinTokens(last) !== ''
  for (const amount of amounts) {
    const refusal = whyRefused(given, amount, hasSign)
    if (refusal) return { refusal }
  }
  const said = [...remarks, ...amounts.flatMap((amount) => writingRemarks(given, amount))]
  if (qualifier !== 'exact') said.push(`Ghi ${given}: tỷ lệ ước tính. Đề nghị ghi tử số và mẫu số đếm được.`)
  const [low = 0, high = low] = amounts.map(({ value }) => toNumber(value))
  if (qualifier === 'exact') return remarked<Percent>(low, said)
  return remarked<Percent>(qualifier === 'range' ? { qualifier, low, high } : { qualifier, value: low }, said)
}

function isPercentSign(text: string): boolean {
  return text === '' || text === '%' || text === 'phần trăm'
}

function whyRefused(given: string, { value, numbers, exponent }: Amount, hasSign: boolean): string | null {
  const points = toNumber(value)
  const [number] = numbers
  if (exponent > 0 || numbers.length > 1) return `Ghi ${given}: không phải tỷ lệ. Đề nghị ghi tỷ lệ phần trăm, hoặc tử số/mẫu số.`
  if (number?.shape === 'grouped' && points > MOST_POINTS) {
    const other = printNumber(toNumber(number.asDecimal))
    return `Ghi ${given}: không rõ ${printNumber(points)}% hay ${other}%. Đề nghị ghi lại, dùng dấu phẩy cho phần lẻ.`
  }
  if (points > MOST_POINTS) return whyTooMuch(points)
  if (points > 0 && points < 1 && !hasSign) return whyAmbiguous(points)
  return null
}

function writingRemarks(given: string, { numbers, value }: Amount): string[] {
  const printed = printNumber(toNumber(value))
  return numbers.flatMap(({ shape }) => {
    if (shape === 'dot') return [`Ghi ${given}: hiểu là ${printed}%. Đề nghị dùng dấu phẩy cho phần lẻ.`]
    return shape === 'oneComma' ? [`Ghi ${given}: hiểu là ${printed}%, ba số lẻ là khác thường. Đề nghị xác nhận.`] : []
  })
}
