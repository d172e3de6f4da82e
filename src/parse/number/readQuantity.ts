import { isLess, timesTen, toNumber } from '../../pipeline/decimal.ts'
import type { Qualifier } from '../../pipeline/figure.ts'
import { printNumber } from '../printNumber.ts'
import { type Bound, QUALIFIERS_AFTER, QUALIFIERS_BEFORE } from '../qualifierWords.ts'
import { quote } from '../quote.ts'
import { isRefused, type Refused } from '../refused.ts'
import { type Token, tokenize } from '../tokenize.ts'
import { buildLexicon, matchPhrase, type PhraseMatch } from './matchPhrase.ts'
import { type Amount, type CommaReading, readAmount } from './readAmount.ts'
import { whyNoDigits } from './whyNoDigits.ts'

/** What a cell says before anybody asks of what: one amount or the two ends of a range, how exactly, and the words after. */
export interface Quantity {
  qualifier: Qualifier
  amounts: readonly [Amount] | readonly [Amount, Amount]
  /** What follows each amount: the noun, the currency, or something that does not belong there. */
  tails: readonly (readonly Token[])[]
  remarks: readonly string[]
}

const BEFORE = buildLexicon(QUALIFIERS_BEFORE)
const AFTER = buildLexicon(QUALIFIERS_AFTER)
const FROM = buildLexicon([['từ', null]])
const TO = buildLexicon([
  ['đến', null],
  ['tới', null],
  ['-', null],
])
const STRAY = ['.', ',', ';', ':']

/** A text as far as its first amount. */
interface Opening {
  given: string
  amount: Amount
  before: PhraseMatch<Bound> | null
  isFrom: boolean
  remarks: readonly string[]
}

/** Reads a text (clean, not empty) as an amount with its qualifier, or as a range. */
export function readQuantity(text: string, comma: CommaReading): Quantity | Refused {
  const { tokens, remarks } = trimSigns(tokenize(text), quote(text))
  const before = matchPhrase(tokens, BEFORE)
  const from = before ? null : matchPhrase(tokens, FROM)
  const start = before?.rest ?? from?.rest ?? tokens
  const given = quote(text)
  if (before && matchPhrase(start, FROM)) return { refusal: whyTwoWays(given) }
  if (start[0]?.kind !== 'digits') return { refusal: whyNoDigits(text, start) }
  const amount = readAmount(start, comma, given)
  if (isRefused(amount)) return amount
  const said = [...remarks, ...unmarkedRemarks([before, from]), ...amount.remarks]
  const opening: Opening = { given, amount, before, isFrom: from !== null, remarks: said }
  const to = findTo(amount.rest)
  return to ? readRange(opening, to, comma) : readSingle(opening)
}

function readSingle({ given, amount, before, isFrom, remarks }: Opening): Quantity | Refused {
  const after = findAfter(amount.rest)
  if (before && after) return { refusal: whyTwoWays(given) }
  if (isFrom && !after) return { refusal: `Ghi ${given}: mới có số đầu, chưa rõ đến đâu. Đề nghị ghi một số.` }
  const qualifier = before?.meaning ?? after?.meaning ?? 'exact'
  const said = [...remarks, ...unmarkedRemarks([after])]
  return { qualifier, amounts: [amount], tails: [after?.rest ?? amount.rest], remarks: said }
}

function readRange({ given, amount: low, before, remarks }: Opening, to: Separated, comma: CommaReading): Quantity | Refused {
  if (before) return { refusal: whyTwoWays(given) }
  const high = readAmount(to.rest, comma, given)
  if (isRefused(high)) return high
  const scaled = shareScale(low, high)
  if (isCutShort(low, high)) {
    const meant = printNumber(toNumber(timesTen(low.value, 3)))
    return { refusal: `Ghi ${given}: số đầu ${low.text} có thể thiếu phần nghìn. Có phải ${meant}? Đề nghị ghi đủ cả hai số.` }
  }
  if (isLess(high.value, scaled.value)) {
    return { refusal: `Ghi ${given}: số đầu lớn hơn số cuối. Đề nghị ghi một số, hoặc ghi lại khoảng từ nhỏ đến lớn.` }
  }
  const said = [...new Set([...remarks, ...high.remarks])]
  return { qualifier: 'range', amounts: [scaled, high], tails: [to.before, high.rest], remarks: said }
}

/** "4-5 triệu": one scale word for both ends. */
function shareScale(low: Amount, high: Amount): Amount {
  const isShared = low.exponent === 0 && low.numbers.length === 1 && high.exponent > 0 && !isLess(numberOf(high), low.value)
  return isShared ? { ...low, value: timesTen(low.value, high.exponent) } : low
}

/** "20 - 35.000": the first end has most likely lost its ".000". */
function isCutShort(low: Amount, high: Amount): boolean {
  const isBare = low.exponent === 0 && low.numbers.length === 1 && low.numbers[0]?.shape === 'plain'
  const isGrouped = high.numbers[0]?.shape === 'grouped'
  return isBare && isGrouped && low.value.units > 0n && !isLess(numberOf(high), timesTen(low.value, 3))
}

function numberOf(amount: Amount): Amount['value'] {
  return amount.numbers[0]?.value ?? amount.value
}

interface Separated {
  before: readonly Token[]
  rest: readonly Token[]
}

/** Where "đến", "tới" or a dash parts two amounts, perhaps after the noun of the first. */
function findTo(tokens: readonly Token[]): Separated | null {
  for (let at = 0; at < tokens.length; at++) {
    const match = matchPhrase(tokens.slice(at), TO)
    if (match?.rest[0]?.kind === 'digits') return { before: tokens.slice(0, at), rest: match.rest }
    if (tokens[at]?.kind === 'digits') return null
  }
  return null
}

/** The qualifier that ends the tokens; its `rest` is what stood before it. */
function findAfter(tokens: readonly Token[]): PhraseMatch<Bound> | null {
  for (let at = 0; at < tokens.length; at++) {
    const match = matchPhrase(tokens.slice(at), AFTER)
    if (match?.rest.length === 0) return { ...match, rest: tokens.slice(0, at) }
  }
  return null
}

function trimSigns(tokens: readonly Token[], given: string): { tokens: readonly Token[]; remarks: string[] } {
  const remarks: string[] = []
  const [first, second] = tokens
  let kept = tokens
  if (first?.text === '+' && second?.kind === 'digits') {
    kept = kept.slice(1)
    remarks.push(`Ghi ${given}: thừa dấu cộng ở đầu. Đề nghị chỉ ghi số.`)
  }
  while (kept.length > 1 && STRAY.includes(kept.at(-1)?.text ?? '')) {
    remarks.push(`Ghi ${given}: thừa dấu "${kept.at(-1)?.text}" ở cuối. Đề nghị xóa dấu này.`)
    kept = kept.slice(0, -1)
  }
  return { tokens: kept, remarks }
}

function unmarkedRemarks(matches: readonly (PhraseMatch<unknown> | null)[]): string[] {
  return matches.flatMap((match) => (match?.isUnmarked ? [`Chữ "${match.phrase}" viết thiếu dấu. Đề nghị ghi đủ dấu.`] : []))
}

function whyTwoWays(given: string): string {
  return `Ghi ${given}: ước tính theo hai cách cùng lúc. Đề nghị ghi một số đếm được.`
}
