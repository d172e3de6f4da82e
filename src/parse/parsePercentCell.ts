import { dayOfSerial } from './dayOfSerial.ts'
import { isDateFormat, isPercentFormat } from './isDateFormat.ts'
import type { Parsed } from './parsed.ts'
import type { Percent } from './percent.ts'
import { printNumber } from './printNumber.ts'
import type { RawCell } from './rawCell.ts'
import { refuseDay } from './refuseDay.ts'
import { MOST_POINTS, whyAmbiguous, whyTooMuch } from './shareLimit.ts'

/**
 * Reads a numeric cell as percentage points: 0.906 is 90.6 only where the cell's format is a percentage, 90.6 is 90.6 where it is
 * not; a number that is the serial of a recent day is refused as "11/11" that became one.
 */
export function parsePercentCell(cell: RawCell): Parsed<Percent> {
  if (isDateFormat(cell.format)) return refuseDay(cell, 'one cell')
  const given = Number(cell.value)
  const isFormatted = isPercentFormat(cell.format)
  const points = isFormatted ? Number((given * 100).toPrecision(12)) : Number(given.toPrecision(15))
  if (points < 0) return { refusal: `Tỷ lệ ${printNumber(points)}% là số âm. Đề nghị kiểm tra và ghi lại.` }
  if (points > MOST_POINTS) {
    const day = isFormatted ? null : dayOfSerial(given)
    return day ? refuseDay(cell, 'one cell') : { refusal: whyTooMuch(points) }
  }
  if (!isFormatted && points > 0 && points <= 1) return { refusal: whyAmbiguous(points) }
  return { value: points }
}
