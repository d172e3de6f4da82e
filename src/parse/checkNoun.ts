import { isCurrency } from './checkCurrency.ts'
import { foldMarks } from './foldText.ts'
import { FINE, type Verdict } from './number/verdict.ts'
import { whyLeftover } from './number/whyLeftover.ts'
import { joinTokens, type Token } from './tokenize.ts'

/** Words that offices write wrong often enough: the report itself says "10 xuất". */
const MISSPELT: Readonly<Record<string, string>> = { xuất: 'suất', lược: 'lượt' }
const MOST_WORDS = 3

/**
 * Checks the words after a count against the nouns that its column takes, folded, its measure first. Without any every noun will
 * do, but never a currency or a per cent. `given` is the whole text, quoted.
 */
export function checkNoun(given: string, tail: readonly Token[], allowed: readonly string[]): Verdict {
  const said = joinTokens(tail)
  if (said === '') return FINE
  if (allowed.includes(said)) return FINE
  const corrected = said
    .split(' ')
    .map((word) => MISSPELT[word] ?? word)
    .join(' ')
  const isPlain = tail.every((token) => token.kind === 'word')
  if (isPlain && corrected !== said && (allowed.length === 0 || allowed.includes(corrected))) {
    return { remarks: [`Ghi ${given}: hiểu "${said}" là "${corrected}". Đề nghị sửa lại chữ.`] }
  }
  return allowed.length === 0 ? checkAnyNoun(given, tail) : checkNear(given, tail, allowed)
}

function checkAnyNoun(given: string, tail: readonly Token[]): Verdict {
  const isNoun = tail.length <= MOST_WORDS && tail.every((token) => token.kind === 'word' && token.folded.length > 1)
  return isNoun && !isCurrency(tail) ? FINE : { refusal: whyWrongNoun(given, tail, '') }
}

function checkNear(given: string, tail: readonly Token[], allowed: readonly string[]): Verdict {
  const said = joinTokens(tail)
  const isMore = allowed.some((noun) => said.startsWith(`${noun} `) || noun.startsWith(`${said} `))
  const isUnmarked = allowed.some((noun) => foldMarks(noun) === said)
  if (tail.some((token) => token.kind === 'digits') || !(isMore || isUnmarked)) {
    return { refusal: whyWrongNoun(given, tail, allowed[0] ?? '') }
  }
  return { remarks: [`Ghi ${given}: hiểu "${said}" là "${allowed[0]}". Đề nghị chỉ ghi số.`] }
}

function whyWrongNoun(given: string, tail: readonly Token[], measure: string): string {
  if (tail[0]?.text === '%') return `Ghi ${given}: tỷ lệ phần trăm trong ô số lượng. Đề nghị ghi số lượng.`
  if (isCurrency(tail)) return `Ghi ${given}: số tiền trong ô số lượng. Có phải gõ nhầm dòng? Đề nghị kiểm tra lại.`
  const isOtherNoun = measure !== '' && tail.every((token) => token.kind === 'word' && token.folded.length > 1)
  if (!isOtherNoun) return whyLeftover(given, tail)
  return `Ghi ${given} mà dòng này tính theo "${measure}". Có phải gõ nhầm dòng? Đề nghị kiểm tra lại.`
}
