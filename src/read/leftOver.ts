import { quote } from '../parse/quote.ts'
import type { RawCell } from '../parse/rawCell.ts'
import { wordsOf } from '../parse/wordsOf.ts'
import type { Finding } from '../pipeline/finding.ts'
import { isBlank } from './cellAt.ts'
import { findingOn } from './findingOn.ts'

/** Says that a cell belongs to no line of a form, so that nobody read it. */
export function leftOver(cell: RawCell, severity: 'warning' | 'notice' = 'notice'): Finding {
  const message = `Ô ${cell.at.cell} ghi ${quote(cell.raw)} không thuộc dòng nào của biểu nên không được đọc. Nếu là số liệu, đề nghị chuyển vào đúng dòng, đúng cột.`
  return findingOn(cell, { rule: 'T40', severity, message })
}

/**
 * What is said of cells around a table, where titles, notes and signatures are: their words are let be, as is a day in words; anything
 * else with a digit in it is told.
 */
export function findNumbers(cells: readonly RawCell[], severity: 'warning' | 'notice' = 'notice'): Finding[] {
  return cells
    .filter((cell) => !isBlank(cell) && !isWording(cell))
    .map((cell) => leftOver(cell, cell.kind === 'text' ? 'notice' : severity))
}

const LONE_NUMBER = /^[\s\d.,%()+-]*\d[\s\d.,%()+-]*$/

/** Whether a text is a number and nothing else: "57", "1.250", "(12)". */
export function isLoneNumber(text: string): boolean {
  return text.length < LONGEST_NUMBER && LONE_NUMBER.test(text)
}

const LONGEST_NUMBER = 40

/** Whether words say a day in full: "ngày 05 tháng 9", "ngày … tháng …". */
export function namesDay(words: string): boolean {
  return /ngày\s+\S+\s+tháng/iu.test(words.normalize('NFC'))
}

/** Words without a digit, or with those of a day alone ("ngày 05 tháng 9 năm 2023"). */
export function isWording(cell: RawCell): boolean {
  return cell.kind === 'text' && (!/\d/.test(cell.raw) || namesDay(wordsOf(cell)))
}
