import { matchShape } from './matchShape.ts'
import { readYear } from './readYear.ts'
import type { Refused } from './refused.ts'
import type { Token } from './tokenize.ts'

/** A period's code (`2023-Q3`) and what should be confirmed about how it was written. */
export interface PeriodRead {
  code: string
  remarks: string[]
}

/** What stands after the year in a code, for the part of the year as it was written ("iii", "9"). */
type Suffix = (part: string, given: string) => { suffix: string; remarks?: string[] } | Refused

const ROMAN: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 }
const IN_WORDS: Readonly<Record<string, number>> = { một: 1, nhất: 1, hai: 2, ba: 3, tư: 4, bốn: 4, sáu: 6, chín: 9 }
const FIRST_MONTHS: Readonly<Record<number, string>> = { 3: '-Q1', 6: '-H1', 9: '-9M', 12: '' }
const LAST_MONTHS: Readonly<Record<number, string>> = { 3: '-Q4', 6: '-H2' }

const SHAPES: readonly (readonly [string, Suffix])[] = [
  ['quý|quí|q .? @ ,|/|-|.? năm? #', quarter],
  ['tháng|t .? # ,|/|-|.? năm? #', month],
  ['@ tháng|t đầu? /|-? năm? #', (part, given) => span(FIRST_MONTHS, part, given)],
  ['@ tháng|t cuối năm? #', (part, given) => span(LAST_MONTHS, part, given)],
  ['@ /|- năm? #', guessed],
]
const WITHOUT_YEAR = ['quý|quí|q .? @ năm?', 'tháng|t .? # năm?', '@ tháng đầu|cuối? năm?']
const YEAR_ONLY = 'cả? năm? #'

/** Reads tokens that are a period and nothing else; null where they have no shape of one. `given` begins the sentence about it. */
export function readPeriod(given: string, tokens: readonly Token[]): PeriodRead | Refused | null {
  const [onlyYear] = matchShape(tokens, YEAR_ONLY) ?? []
  if (onlyYear !== undefined) return withYear(given, onlyYear, { suffix: '' })
  for (const [shape, suffix] of SHAPES) {
    const [part, year] = matchShape(tokens, shape) ?? []
    if (part === undefined || year === undefined) continue
    const found = suffix(part, given)
    return 'refusal' in found ? found : withYear(given, year, found)
  }
  const isIncomplete = WITHOUT_YEAR.some((shape) => matchShape(tokens, shape))
  return isIncomplete ? { refusal: `${given} thiếu năm. Đề nghị ghi đủ, ví dụ "Quý III/2023".` } : null
}

function withYear(given: string, digits: string, found: { suffix: string; remarks?: string[] }): PeriodRead | Refused {
  const year = readYear(digits)
  if (!year) return { refusal: `${given}: năm không hợp lý. Đề nghị ghi đủ bốn chữ số của năm.` }
  const remarks = year.isShort ? [`${given}: năm hai chữ số, hiểu là ${year.year}. Đề nghị ghi đủ năm.`] : []
  return { code: `${year.year}${found.suffix}`, remarks: [...(found.remarks ?? []), ...remarks] }
}

/** "III", "3" and "ba" are the third; "lll" is too, and says so: small L is typed for the Roman I. */
function quarter(part: string, given: string): ReturnType<Suffix> {
  const meant = part.replaceAll('l', 'i')
  const number = ROMAN[meant] ?? IN_WORDS[part] ?? Number(part)
  if (!(number >= 1 && number <= 4)) return { refusal: `${given}: không có quý này. Đề nghị ghi quý I, II, III hoặc IV.` }
  const isLookalike = ROMAN[part] === undefined && ROMAN[meant] !== undefined
  const remarks = isLookalike ? [`${given}: chữ l thay cho chữ số La Mã I. Đề nghị gõ lại.`] : []
  return { suffix: `-Q${number}`, remarks }
}

function month(part: string, given: string): ReturnType<Suffix> {
  const number = Number(part)
  if (!(number >= 1 && number <= 12)) return { refusal: `${given}: không có tháng này. Đề nghị ghi tháng từ 1 đến 12.` }
  return { suffix: `-${String(number).padStart(2, '0')}` }
}

function span(months: Readonly<Record<number, string>>, part: string, given: string): ReturnType<Suffix> {
  const suffix = months[IN_WORDS[part] ?? Number(part)]
  if (suffix !== undefined) return { suffix }
  return { refusal: `${given}: không có kỳ này. Đề nghị ghi 6 tháng hoặc 9 tháng đầu năm.` }
}

/** "III/2023" and "8/2023" leave out what they are. */
function guessed(part: string, given: string): ReturnType<Suffix> {
  const isRoman = ROMAN[part.replaceAll('l', 'i')] !== undefined
  const found = isRoman ? quarter(part, given) : month(part, given)
  if ('refusal' in found) return found
  const remark = `${given}: hiểu là ${isRoman ? 'quý' : 'tháng'}. Đề nghị ghi rõ quý hay tháng.`
  return { suffix: found.suffix, remarks: [...(found.remarks ?? []), remark] }
}
