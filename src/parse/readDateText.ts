import { periodOf } from '../pipeline/period.ts'
import { shiftDay } from './calendar.ts'
import { buildLexicon, matchPhrase } from './number/matchPhrase.ts'
import { type DayRead, readDay } from './readDay.ts'
import { readPeriod } from './readPeriod.ts'
import { readTime, readTimeAtEnd, type TimeRead } from './readTime.ts'
import { isRefused, type Refused } from './refused.ts'
import { joinTokens, type Token, tokenize } from './tokenize.ts'

/** A day with its time (`T00:00:00+07:00`, '' where none is given). */
export interface DateRead extends DayRead {
  time: string
}

const LEADS = buildLexicon<'until' | 'end'>([
  ['tính đến', 'until'],
  ['tính tới', 'until'],
  ['đến', 'until'],
  ['tới', 'until'],
  ['thời điểm', 'until'],
  ['hết', 'end'],
  ['cuối', 'end'],
])
const NOW = ['nay', 'hiện nay', 'hiện tại', 'lũy kế đến nay']
const PERIOD_WORDS = ['tháng', 'quý', 'năm', 'thang', 'quy', 'nam']

/** Reads a clean text as a day, with its time or as the end of a period; `now` where it says "đến nay". */
export function readDateText(given: string, text: string): DateRead | Refused | 'now' {
  let tokens = dropPlace(tokenize(text))
  let isEnd = false
  for (let lead = matchPhrase(tokens, LEADS); lead; lead = matchPhrase(tokens, LEADS)) {
    isEnd ||= lead.meaning === 'end'
    tokens = lead.rest
  }
  if (NOW.includes(joinTokens(tokens))) return 'now'
  const end = isEnd && tokens.some((token) => PERIOD_WORDS.includes(token.folded)) ? readEnd(given, tokens) : null
  return end ?? readTimed(given, tokens)
}

/** The place before "…, ngày 12 tháng 9 năm 2023" says nothing about the day. */
function dropPlace(tokens: readonly Token[]): readonly Token[] {
  const comma = tokens.findIndex((token) => token.text === ',')
  const after = tokens[comma + 1]
  const isPlace = comma > 0 && tokens.slice(0, comma).every((token) => token.kind === 'word' || token.text === '.')
  return isPlace && (after?.folded === 'ngày' || after?.kind === 'digits') ? tokens.slice(comma + 1) : tokens
}

function readEnd(given: string, tokens: readonly Token[]): DateRead | Refused | null {
  const period = readPeriod(`Ghi ${given}`, tokens)
  if (!period || isRefused(period)) return period
  const day = periodOf(period.code)?.endsOn
  return day ? { day, time: '', isNumeric: false, remarks: period.remarks } : null
}

function readTimed(given: string, tokens: readonly Token[]): DateRead | Refused {
  const time = readTime(tokens) ?? readTimeAtEnd(tokens)
  const read = readDay(given, time?.rest ?? tokens)
  if (isRefused(read) || !time) return isRefused(read) ? read : { ...read, time: '' }
  return { ...read, day: time.hour === 24 ? shiftDay(read.day, 1) : read.day, time: printTime(time) }
}

function printTime({ hour, minute }: TimeRead): string {
  return `T${String(hour % 24).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00+07:00`
}
