import { realDay } from './calendar.ts'
import { matchShape } from './matchShape.ts'
import { printDate } from './printDate.ts'
import { readYear } from './readYear.ts'
import type { Refused } from './refused.ts'
import type { Token } from './tokenize.ts'

/** A day that was read, in the order that leaves it open (`isNumeric`) or in words. */
export interface DayRead {
  day: string
  isNumeric: boolean
  remarks: string[]
}

const NUMERIC = ['ngày? # / # / #', 'ngày? # . # . #', 'ngày? # - # - #']
const IN_WORDS = ['ngày? # tháng # năm #', 'ngày? # tháng # / #', 'ngày? # / # năm #']
const WITHOUT_DAY = ['ngày? tháng # năm|/ #', 'ngày tháng năm #']
const WITHOUT_YEAR = ['ngày? # / #', 'ngày? # . #', 'ngày? # - #', 'ngày? # tháng #', 'ngày? # tháng # năm']

const IN_FULL = 'Đề nghị ghi đủ ngày, tháng, năm.'

/** Reads tokens that are a day and nothing else; `given` is the whole text, quoted. */
export function readDay(given: string, tokens: readonly Token[]): DayRead | Refused {
  const parts = firstMatch(tokens, NUMERIC)
  if (parts) return parts[0]?.length === 4 ? dayOf(given, parts.toReversed(), false) : dayOf(given, parts, true)
  const words = firstMatch(tokens, IN_WORDS)
  if (words) return dayOf(given, words, false)
  const two = firstMatch(tokens, WITHOUT_YEAR)
  if (firstMatch(tokens, WITHOUT_DAY) || two?.[1]?.length === 4) return { refusal: `Ghi ${given}: thiếu ngày. ${IN_FULL}` }
  if (two) return { refusal: `Ghi ${given}: thiếu năm. ${IN_FULL}` }
  return { refusal: `Ghi ${given}: không phải là ngày. Đề nghị ghi ngày/tháng/năm, ví dụ 31/8/2023.` }
}

function firstMatch(tokens: readonly Token[], shapes: readonly string[]): string[] | null {
  for (const shape of shapes) {
    const parts = matchShape(tokens, shape)
    if (parts) return parts
  }
  return null
}

function dayOf(given: string, [d = '', m = '', y = '']: readonly string[], isNumeric: boolean): DayRead | Refused {
  const year = readYear(y)
  if (!year) return { refusal: `Ghi ${given}: năm không hợp lý. Đề nghị ghi đủ bốn chữ số của năm.` }
  const day = realDay(year.year, Number(m), Number(d))
  const turned = day === null && isNumeric ? realDay(year.year, Number(d), Number(m)) : null
  const read = day ?? turned
  if (read === null) return { refusal: `Ngày không có thật: ${given}. Đề nghị kiểm tra và ghi lại.` }
  const remarks = year.isShort ? [`Ghi ${given}: năm hai chữ số, hiểu là ${year.year}. Đề nghị ghi đủ năm.`] : []
  if (turned) remarks.push(`Ghi ${given} theo kiểu tháng/ngày: hiểu là ${printDate(turned)}. Đề nghị ghi ngày trước, tháng sau.`)
  return { day: read, isNumeric, remarks }
}
