import { exactly, type Figure } from '../pipeline/figure.ts'
import { asOfDay } from './asOfDay.ts'
import { without } from './bounded.ts'
import { cleanText } from './cleanText.ts'
import { findMissing } from './findMissing.ts'
import { findUnreadable } from './findUnreadable.ts'
import { buildLexicon, matchPhrase } from './number/matchPhrase.ts'
import { parseDate } from './parseDate.ts'
import type { Parsed } from './parsed.ts'
import { quote } from './quote.ts'
import { type RawCell, textCell } from './rawCell.ts'
import { isRefused, type Refused } from './refused.ts'
import { refuseKind } from './refuseKind.ts'
import { remarked } from './remarked.ts'
import { joinTokens, type Token, tokenize } from './tokenize.ts'

/** A figure, with the day (YYYY-MM-DD) it stands for where the cell says so. */
export type DatedFigure = Figure & { asOf?: string }

const YES = [
  ...['có', 'x', 'v', '✓', '✔', '√', '1', '01'],
  ...['đã', 'đã có', 'rồi', 'đã tổ chức', 'đã thực hiện', 'đã nộp', 'hoàn thành', 'đã hoàn thành'],
]
const NO = ['không', 'chưa', 'không có', 'chưa có', 'chưa tổ chức', 'chưa thực hiện', 'chưa nộp', 'chưa hoàn thành', 'ko', '0', '00']
const ANSWERS = buildLexicon<1 | 0>([...YES.map((word) => [word, 1] as const), ...NO.map((word) => [word, 0] as const)])
const BLANK = { value: null, remark: 'Để trống. Đề nghị ghi "có" hoặc "không", hoặc ghi ngày thực hiện.' }
const STRAY = ['.', ',', ':', ';', '(', ')', '-']

/**
 * Reads the answer to a question: "x", "có", 1 and a day are 1 (the day is the figure's `asOf`); "không", "chưa" and 0 are 0. A dash
 * is 0 with a remark; a blank is null with a remark, for what it means is the form's to say. Other numbers are refused.
 */
export function parseYesNo(cell: RawCell, context: { reportDate?: string } = {}): Parsed<DatedFigure> {
  switch (cell.kind) {
    case 'blank':
      return BLANK
    case 'boolean':
      return { value: exactly(cell.value === true ? 1 : 0) }
    case 'number':
      return cell.value === 1 || cell.value === 0 ? { value: exactly(cell.value) } : refuseAnswer(cell.raw)
    case 'date':
      return datedYes(cell, context, [])
    case 'error':
      return refuseKind(cell)
    case 'text':
      return parseAnswer(String(cell.value), context)
  }
}

function parseAnswer(raw: string, context: { reportDate?: string }): Parsed<DatedFigure> {
  const { text, remarks } = cleanText(raw)
  if (text === '') return BLANK
  const unreadable = findUnreadable(text)
  if (unreadable) return { refusal: unreadable }
  const tokens = tokenize(text)
  const answer = matchPhrase(tokens, ANSWERS)
  if (answer && trimStray(answer.rest).length === 0) {
    const unmarked = answer.isUnmarked ? [`Chữ ${quote(text)} viết thiếu dấu. Đề nghị ghi đủ dấu.`] : []
    return remarked(exactly(answer.meaning), [...remarks, ...unmarked])
  }
  const missing = findMissing(text)
  if (missing) return remarked(missing.state === 'none' ? exactly(0) : without(missing.state), [...remarks, ...missing.remarks])
  const hasWord = answer?.meaning === 1 && tokens[0]?.kind !== 'digits'
  const day = hasWord ? trimStray(answer.rest) : tokens
  return looksLikeDay(day) ? datedYes(textCell(joinTokens(day)), context, remarks) : refuseAnswer(text)
}

/** A day answers yes: it is when the thing was done. */
function datedYes(cell: RawCell, context: { reportDate?: string }, remarks: readonly string[]): Parsed<DatedFigure> {
  const date = parseDate(cell, context)
  if (isRefused(date)) return date
  if (date.value === null) return refuseAnswer(cell.raw)
  const said = 'remark' in date ? [...remarks, date.remark] : remarks
  return remarked({ ...exactly(1), asOf: asOfDay(date.value) }, said)
}

function looksLikeDay(tokens: readonly Token[]): boolean {
  const isStart = tokens[0]?.kind === 'digits' || tokens[0]?.folded === 'ngày'
  return isStart && tokens.length >= 3 && tokens.some((token) => token.kind === 'digits')
}

function trimStray(tokens: readonly Token[]): readonly Token[] {
  const first = tokens.findIndex((token) => !STRAY.includes(token.text))
  const last = tokens.findLastIndex((token) => !STRAY.includes(token.text))
  return first < 0 ? [] : tokens.slice(first, last + 1)
}

function refuseAnswer(raw: string): Refused {
  return { refusal: `Ghi ${quote(raw)}: không rõ có hay không. Đề nghị ghi "có" hoặc "không", hoặc ghi ngày thực hiện.` }
}
