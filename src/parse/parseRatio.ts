import { toNumber } from '../pipeline/decimal.ts'
import { type NumberRead, readNumber } from './number/readNumber.ts'
import { FINE, type Verdict } from './number/verdict.ts'
import { whyLeftover } from './number/whyLeftover.ts'
import type { Parsed } from './parsed.ts'
import type { Percent } from './percent.ts'
import { printNumber } from './printNumber.ts'
import { quote } from './quote.ts'
import { isRefused } from './refused.ts'
import { remarked } from './remarked.ts'
import { type Token, tokenize } from './tokenize.ts'

interface Ratio {
  num: number
  den: number
}

const AROUND_SHARE = ['(', ')', '=', 'đạt']

/**
 * Reads "766/778", with the percentage that may stand beside it; null where the text is no ratio. The percentage must be the
 * ratio's own: "766/778 (90,6%)" is refused.
 */
export function parseRatio(text: string, remarks: readonly string[]): Parsed<Percent> | null {
  const tokens = tokenize(text)
  if (tokens[0]?.kind !== 'digits') return null
  const numerator = readNumber(tokens)
  if (isRefused(numerator) || numerator.rest[0]?.text !== '/' || numerator.rest[1]?.kind !== 'digits') return null
  const denominator = readNumber(numerator.rest.slice(1))
  if (isRefused(denominator)) return denominator
  if (![numerator, denominator].every(isCount)) return { refusal: whyLeftover(quote(text), numerator.rest) }
  const [num, den] = [toNumber(numerator.value), toNumber(denominator.value)]
  if (den === 0 && num === 0) {
    return { value: null, remark: `Ghi ${quote(text)}: mẫu số bằng 0 nên không có tỷ lệ. Đề nghị ghi "không có đối tượng".` }
  }
  const share = checkShare(quote(text), { num, den }, denominator.rest)
  if (isRefused(share)) return share
  if (num > den) return { refusal: `Ghi ${quote(text)}: tử số lớn hơn mẫu số. Đề nghị kiểm tra và ghi lại.` }
  return remarked<Percent>({ num, den }, [...remarks, ...share.remarks])
}

function isCount({ shape }: NumberRead): boolean {
  return shape === 'plain' || shape === 'grouped'
}

/** Checks what follows a ratio: nothing, a noun, or the percentage that the ratio comes to. */
function checkShare(given: string, ratio: Ratio, rest: readonly Token[]): Verdict {
  const tail = rest.filter((token) => !AROUND_SHARE.includes(token.folded))
  const at = tail.findIndex((token) => token.kind === 'digits')
  if (at < 0) return tail.every((token) => token.kind === 'word') ? FINE : { refusal: whyLeftover(given, tail) }
  const share = readNumber(tail.slice(at))
  if (isRefused(share)) return share
  if (share.rest.length !== 1 || share.rest[0]?.text !== '%') return { refusal: whyLeftover(given, tail) }
  switch (differs(share, ratio)) {
    case 'no':
      return FINE
    case 'little':
      return { remarks: [`Ghi ${given}: tỷ lệ lệch do làm tròn. Đề nghị kiểm tra.`] }
    case 'much':
      return { refusal: `Ghi ${given}: tỷ lệ không khớp, ${printRatio(ratio)}. Đề nghị kiểm tra tử số, mẫu số và tỷ lệ.` }
  }
}

function printRatio({ num, den }: Ratio): string {
  return `${num}/${den} là ${printNumber(Math.round((num * 1000) / den) / 10)}%`
}

/** How far a typed share is from the ratio: not at all when it is the ratio rounded half up (100 % only where both are equal). */
function differs(share: NumberRead, { num, den }: Ratio): 'no' | 'little' | 'much' {
  const { units, places } = share.asDecimal
  const scale = 10n ** BigInt(places)
  const exact = BigInt(num) * 100n * scale
  const typed = units * BigInt(den)
  const apart = exact > typed ? exact - typed : typed - exact
  if (apart >= BigInt(den)) return 'much'
  const isFull = units === 100n * scale
  const rounded = (2n * exact + BigInt(den)) / (2n * BigInt(den))
  return units === rounded && isFull === (num === den) ? 'no' : 'little'
}
