import { isVietnamese } from '../isVietnamese.ts'
import { decode1258 } from './decode1258.ts'
import { decodeTcvn3 } from './decodeTcvn3.ts'
import { decodeVni } from './decodeVni.ts'

/** The encodings of one byte a letter that Vietnamese was written in before Unicode. */
export type OldEncoding = 'windows-1258' | 'tcvn3' | 'vni'

export const DECODERS: Readonly<Record<OldEncoding, (text: string) => string>> = {
  'windows-1258': decode1258,
  tcvn3: decodeTcvn3,
  vni: decodeVni,
}

/** How a text reads in each of the older encodings. */
export interface Scores {
  /** Different words that are not plain ASCII; one with "?" inside has lost a letter, and is Vietnamese in none. */
  words: number
  /** How many of them are Vietnamese, the best encoding first. */
  readings: readonly { encoding: OldEncoding; words: number }[]
}

/** NBSP, ° ² ³ ± stand in text of every encoding. No word has more than a few letters lost. */
const LETTERS = '[A-Za-z\\u00A1-\\u00AF\\u00B4-\\u00FF]+'
const WORDS = new RegExp(`\\??${LETTERS}(?:\\?${LETTERS}){0,20}`, 'g')
const MOST_WORDS = 20_000
/** Vietnamese is written syllable by syllable; this leaves room for what was written together. */
const LONGEST_WORD = 100

/** Scores a text whose bytes were read as windows-1252. */
export function scoreEncodings(text: string): Scores {
  const words = distinctWords(text)
  const readings = (Object.keys(DECODERS) as OldEncoding[]).map((encoding) => {
    const decode = DECODERS[encoding]
    return { encoding, words: words.filter((word) => isVietnamese(decode(word))).length }
  })
  return { words: words.length, readings: readings.sort((a, b) => b.words - a.words) }
}

function distinctWords(text: string): string[] {
  const words = new Set<string>()
  for (const [word] of text.matchAll(WORDS)) {
    if (word.length <= LONGEST_WORD && /[^A-Za-z]/.test(word)) words.add(word)
    if (words.size === MOST_WORDS) break
  }
  return [...words]
}
