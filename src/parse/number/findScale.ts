import type { Token } from '../tokenize.ts'
import { buildLexicon, matchPhrase } from './matchPhrase.ts'

interface Meaning {
  exponent: number
  /** Said where the word is short or out of date. */
  remark?: string
  /** What a short form says beside the scale: "trđ" is "tr" and "đ". */
  leaves?: string
}

/** A scale word at the head of some tokens: ten to the power of `exponent`. */
export interface Scale {
  exponent: number
  word: string
  remarks: string[]
  rest: readonly Token[]
}

const FULL = 'Đề nghị ghi đủ số.'

const SCALES = buildLexicon<Meaning>([
  ['nghìn', { exponent: 3 }],
  ['ngàn', { exponent: 3 }],
  ['triệu', { exponent: 6 }],
  ['tỷ', { exponent: 9 }],
  ['tỉ', { exponent: 9 }],
  ['vạn', { exponent: 4, remark: `Ghi "vạn": đọc là 10.000. ${FULL}` }],
  ['k', { exponent: 3, remark: `Ghi tắt "k": đọc là nghìn. ${FULL}` }],
  ['tr', { exponent: 6, remark: `Ghi tắt "tr": đọc là triệu. ${FULL}` }],
  ['tr.', { exponent: 6, remark: `Ghi tắt "tr.": đọc là triệu. ${FULL}` }],
  ['trđ', { exponent: 6, remark: `Ghi tắt "trđ": đọc là triệu đồng. ${FULL}`, leaves: 'đ' }],
])

/** Finds the scale word that the tokens begin with (nghìn, triệu, tỷ, "tr", "k"); null if there is none. */
export function findScale(tokens: readonly Token[]): Scale | null {
  const match = matchPhrase(tokens, SCALES)
  if (!match) return null
  const { exponent, remark, leaves } = match.meaning
  const remarks = remark ? [remark] : []
  if (match.isUnmarked) remarks.push(`Chữ "${match.phrase}" viết thiếu dấu. Đề nghị ghi đủ dấu.`)
  const left: Token[] = leaves ? [{ kind: 'word', text: leaves, folded: leaves, gap: '' }] : []
  return { exponent, word: match.phrase, remarks, rest: [...left, ...match.rest] }
}
