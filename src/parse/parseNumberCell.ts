import { exactly, type Figure } from '../pipeline/figure.ts'
import { isDateFormat, isPercentFormat } from './isDateFormat.ts'
import type { AmountRules } from './parseAmount.ts'
import type { Parsed } from './parsed.ts'
import { printNumber } from './printNumber.ts'
import type { RawCell } from './rawCell.ts'
import { refuseDay } from './refuseDay.ts'
import { isRefused } from './refused.ts'
import { remarked } from './remarked.ts'

/** Reads a numeric cell as a whole number. Floating-point noise is taken off; a fraction is refused, with what it may have been. */
export function parseNumberCell(cell: RawCell, rules: AmountRules): Parsed<Figure> {
  const given = Number(cell.value)
  if (isDateFormat(cell.format)) return refuseDay(cell)
  if (isPercentFormat(cell.format)) return { refusal: whyPercent(round(given * 100)) }
  if (!(Math.abs(given) < TOO_LONG)) return { refusal: whyTooLong(cell.raw) }
  const value = Math.round(given) + 0
  if (Math.abs(given - value) >= rules.noise) return { refusal: whyFraction(given) }
  if (value < 0) {
    return { refusal: `Ghi ${printNumber(value)}: số âm. Số liệu báo cáo không âm; nếu điều chỉnh giảm, đề nghị nộp bản thay thế.` }
  }
  const size = rules.checkSize(value)
  return isRefused(size) ? size : remarked(exactly(value), size.remarks)
}

/** From here on a number has 16 digits, and a spreadsheet keeps 15. */
const TOO_LONG = 1e15

function whyTooLong(digits: string): string {
  return `Ghi ${digits}: số dài hơn 15 chữ số, bảng tính chỉ giữ 15 chữ số đầu nên các chữ số sau đã mất. Đề nghị kiểm tra và ghi lại; mã số, số tài khoản đề nghị ghi ở cột Ghi chú.`
}

/** 57 typed into a cell that shows percentages is stored as 0,57. */
function whyPercent(points: number): string {
  const number = Number.isInteger(points) ? ` Có phải số lượng là ${printNumber(points)}?` : ''
  return `Định dạng phần trăm (${printNumber(points)}%).${number} Đề nghị ghi số lượng, không ghi tỷ lệ, và đổi định dạng ô thành số.`
}

/** "3.666" typed where the comma is English is stored as 3,666; zeros at its end are gone for good (domain.md 4.3). */
function whyFraction(given: number): string {
  const decimals = printNumber(given).split(',')[1]?.length ?? 0
  const asked = `Ghi ${printNumber(given)}: có phần lẻ mà ô này phải là số nguyên.`
  if (decimals > 3 || given < 0 || given >= 1000) return `${asked} Đề nghị kiểm tra và nhập lại.`
  return `${asked} Có phải đơn vị muốn ghi ${printNumber(round(given * 1000))}? Đề nghị nhập lại số.`
}

function round(value: number): number {
  return Number(value.toPrecision(12))
}
