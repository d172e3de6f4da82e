import { dayOfSerial } from './dayOfSerial.ts'
import { formatLetters } from './isDateFormat.ts'
import { printDate } from './printDate.ts'
import { printNumber } from './printNumber.ts'
import type { RawCell } from './rawCell.ts'
import type { Refused } from './refused.ts'

/** Where the two numbers of a ratio belong: in cells of their own, or in one that takes a ratio as text. */
export type RatioPlace = 'two cells' | 'one cell'

/**
 * Refuses a day where a number belongs, with what was most likely typed (domain.md §5, text 6): a ratio that became a day ("8/10",
 * "11/11", "12/50"), or a number in a cell that is formatted as a date (57 shows as 26/02/1900). Nobody applies it.
 */
export function refuseDay({ kind, value, format }: Pick<RawCell, 'kind' | 'value' | 'format'>, place: RatioPlace = 'two cells'): Refused {
  const serial = kind === 'number' ? Number(value) : null
  const iso = serial === null ? String(value) : dayOfSerial(serial)
  const ratio = iso === null ? null : ratioOf(iso, format)
  if (iso !== null && ratio) return { refusal: `${sayRatio(iso, ratio)} ${ADVICE[place]}` }
  if (iso !== null && !isWholeDay(iso)) return { refusal: `Chứa ${sayTime(iso)}, không phải là số liệu. ${AS_NUMBER}` }
  const number = serial ?? serialOf(iso ?? '')
  const shown = iso === null ? 'hiện thành ngày' : `hiện thành ngày ${printDate(iso)}`
  return { refusal: `Ô định dạng ngày nên số trong ô ${shown}. Có phải ${printNumber(number)}? ${AS_NUMBER}` }
}

const AS_NUMBER = 'Đề nghị đổi định dạng ô thành số rồi ghi lại.'
const ADVICE: Record<RatioPlace, string> = {
  'two cells': 'Đề nghị ghi tử số và mẫu số vào hai ô riêng; nếu chỉ là một số, đề nghị đổi định dạng ô thành số rồi ghi lại.',
  'one cell': 'Đề nghị đổi định dạng ô thành Text rồi ghi lại tử số/mẫu số, hoặc ghi tỷ lệ phần trăm.',
}

/** What two numbers a day was made of, and how it is shown. */
interface Ratio {
  first: number
  second: number
  isMonth: boolean
}

/** A day and its month, in a year of our time; or a month and its year ("12/50" shows as 12/1950). */
function ratioOf(iso: string, format: string | undefined): Ratio | null {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number)
  const letters = formatLetters(format)
  if (letters.includes('y') && letters.includes('m') && !/[dh]/u.test(letters)) return { first: month, second: year % 100, isMonth: true }
  const isOurs = year >= FIRST_YEAR && year <= LAST_YEAR
  return isOurs && isWholeDay(iso) ? { first: day, second: month, isMonth: false } : null
}

const [FIRST_YEAR, LAST_YEAR] = [1990, 2099]

function isWholeDay(iso: string): boolean {
  return !iso.includes('T')
}

/** A spreadsheet with Vietnamese settings reads the day first, one with American settings the month; the smaller is of the larger. */
function sayRatio(iso: string, { first, second, isMonth }: Ratio): string {
  const shown = isMonth ? `tháng ${iso.slice(5, 7)}/${iso.slice(0, 4)}` : `ngày ${printDate(iso)}`
  const ways = isMonth || first <= second ? [`${first}/${second}`] : [`${first}/${second}`, `${second}/${first}`]
  const [part, whole] = isMonth ? [first, second] : [Math.min(first, second), Math.max(first, second)]
  const typed = ways.map((way) => `"${way}"`).join(' hoặc ')
  return `Chứa ${shown}: có thể đơn vị ghi ${typed} và Excel đã đổi thành ngày. Có phải ${part} trên ${whole}?`
}

function sayTime(iso: string): string {
  return iso < '1900' ? `giờ ${iso.slice(11, 16)}` : printDate(iso)
}

const DAY_MS = 86_400_000

/** The serial number of a day in the 1900 system, which has a 29/02/1900 that never was. */
function serialOf(iso: string): number {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number)
  const days = Math.round((Date.UTC(year, month - 1, day) - Date.UTC(1899, 11, 30)) / DAY_MS)
  return iso < '1900-03-01' ? days - 1 : days
}
