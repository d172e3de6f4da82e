import { printNumber } from './printNumber.ts'

/** No share of anything that offices report is larger; 906 % is a lost comma. Coverage has a lower ceiling of its own elsewhere. */
export const MOST_POINTS = 500

/** Says that a share is out of all proportion. */
export function whyTooMuch(points: number): string {
  return `Tỷ lệ ${printNumber(points)}% vượt quá ${MOST_POINTS}%. Có phải thiếu dấu phẩy? Đề nghị kiểm tra và ghi lại.`
}

/** Says that a number up to one may be a share of one or of a hundred. */
export function whyAmbiguous(points: number): string {
  const hundredfold = printNumber(Number((points * 100).toPrecision(12)))
  return `Ghi ${printNumber(points)}: không rõ ${printNumber(points)}% hay ${hundredfold}%. Đề nghị ghi kèm dấu %.`
}
