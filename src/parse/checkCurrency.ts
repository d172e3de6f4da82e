import { foldText } from './foldText.ts'
import { FINE, type Verdict } from './number/verdict.ts'
import { whyLeftover } from './number/whyLeftover.ts'
import { joinTokens, type Token } from './tokenize.ts'

const DONG = ['', 'đ', 'đồng', 'vnđ', 'vnd', '₫', 'đồng vn', 'đồng việt nam', 'việt nam đồng']
/** What is left of a small raised đ when a text has been through Word or PDF, or of a keyboard without đ. */
const DONG_DAMAGED = ['^d', '^đ', 'ᵈ', 'd', 'dong', 'đông']
const FOREIGN = ['$', 'usd', 'đô la', 'eur', '€']

/** Whether the words after a number name a currency. */
export function isCurrency(tail: readonly Token[]): boolean {
  const [unit = ''] = partsOf(joinTokens(tail))
  return unit !== '' && [...DONG, ...DONG_DAMAGED, ...FOREIGN].includes(unit)
}

/**
 * Checks the words after an amount: đồng, and the "per" of the column ("đồng/người/tháng") if one is written. Without a measure
 * any "per" will do. `given` is the whole text, quoted.
 */
export function checkCurrency(given: string, tail: readonly Token[], measure: string | undefined): Verdict {
  const [unit = '', ...per] = partsOf(joinTokens(tail))
  if (FOREIGN.includes(unit)) return { refusal: `Ghi ${given}: không phải tiền đồng. Đề nghị đổi ra đồng rồi ghi lại.` }
  const isDamaged = DONG_DAMAGED.includes(unit)
  if (!isDamaged && !DONG.includes(unit)) return { refusal: whyLeftover(given, tail) }
  const refusal = whyOtherPer(given, per, measure)
  if (refusal) return { refusal }
  return isDamaged ? { remarks: [`Ghi ${given}: hiểu "${unit}" là "đ". Đề nghị gõ lại chữ đ.`] } : FINE
}

function whyOtherPer(given: string, per: readonly string[], measure: string | undefined): string | null {
  if (per.length === 0) return null
  if (per.some((word) => !/^\p{L}[\p{L} ]*$/u.test(word)))
    return `Ghi ${given}: không hiểu phần sau dấu gạch chéo. Đề nghị chỉ ghi số tiền.`
  if (measure === undefined) return null
  const [, ...wanted] = partsOf(foldText(measure))
  if (wanted.length === per.length && wanted.every((word) => per.includes(word))) return null
  return `Ghi ${given} mà dòng này tính theo "${measure}", không tự quy đổi được. Đề nghị ghi lại theo "${measure}".`
}

function partsOf(text: string): string[] {
  return text.split('/').map((part) => part.trim())
}
