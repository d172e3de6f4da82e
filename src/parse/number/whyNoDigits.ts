import { printNumber } from '../printNumber.ts'
import { quote } from '../quote.ts'
import type { Token } from '../tokenize.ts'

const LOOKALIKES = /^[oil]+$/u
const MARKS = ['x', 'v', '✓', '✔', '√']

/** Says why a text that should begin with digits (`tokens`: what is left after its qualifier) is no number. */
export function whyNoDigits(text: string, [first, second, third]: readonly Token[]): string {
  const given = `Ghi ${quote(text)}`
  if (!first) return `${given}: thiếu con số. Đề nghị ghi số.`
  if (isLookalike(first, second)) return whyLookalike(text)
  if (first.text === '-' && second?.kind === 'digits') return whyNegative(text)
  if (first.text === '(' && second?.kind === 'digits' && third) return whyNegative(text)
  if (MARKS.includes(first.folded) && !second) {
    return `${given}: đây là dấu đánh dấu, không phải số. Đề nghị ghi số; nếu không phát sinh, ghi 0.`
  }
  if (first.text === '?') return `${given}: chưa chắc số liệu. Đề nghị ghi số đã kiểm tra, hoặc ghi "chưa có số liệu".`
  return `${given}: không phải là số. Đề nghị chỉ ghi số; nếu không phát sinh, ghi 0.`
}

/** Whether a letter that looks like a digit stands against one: "O8", "1O", "l2". */
export function isLookalike(word: Token, neighbour: Token | undefined): boolean {
  return LOOKALIKES.test(word.folded) && (neighbour === undefined || (neighbour.kind === 'digits' && neighbour.gap === ''))
}

export function whyLookalike(text: string): string {
  const digits = text.trim().replace(/o/giu, '0').replace(/[il]/giu, '1')
  const meant = /^\d{1,15}$/u.test(digits) ? ` Có phải ${printNumber(Number(digits))}?` : ''
  return `Ghi ${quote(text)}: có chữ O hoặc chữ l thay cho chữ số 0 hoặc 1.${meant} Đề nghị gõ lại bằng chữ số.`
}

function whyNegative(text: string): string {
  return `Ghi ${quote(text)}: số âm. Số liệu báo cáo không âm; nếu điều chỉnh giảm, đề nghị nộp bản thay thế.`
}
