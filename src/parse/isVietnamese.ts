import { readSyllable } from './readSyllable.ts'

/** "LĐLĐ", "CĐCS": no syllable, yet clearly Vietnamese. */
const ABBREVIATION = /^(?=.*Đ)[BCDĐGHKLMNPQRSTVX]{2,8}$/u

/** In code units: a syllable whose every sign stands alone, with some to spare. */
const LONGEST = 40

/** Whether a word is one Vietnamese syllable, an abbreviation that has a Đ, or "đ" for đồng. */
export function isVietnamese(word: string): boolean {
  if (word.length > LONGEST) return false
  return readSyllable(word) !== null || ABBREVIATION.test(word) || word === 'đ'
}
