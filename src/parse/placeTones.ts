import { readSyllable, type Syllable } from './readSyllable.ts'
import { remember } from './remember.ts'

const WORDS = /\p{L}+/gu
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu
const MARKED_VOWELS = 'ăâêôơư'
const VOWELS = `aeiouy${MARKED_VOWELS}`

/**
 * Text (NFC) with the tone of every Vietnamese syllable where the older spelling has it: "khoá" is "khóa", "qúy" is "quý".
 * What is no Vietnamese syllable stays as it is.
 */
export function placeTones(text: string): string {
  return text.normalize('NFC').replace(WORDS, placeOnce)
}

/** Letters of "nghiêng"; a longer word is no syllable. */
const LONGEST_SYLLABLE = 7
const placeOnce = remember((word) => (word.length > LONGEST_SYLLABLE ? word : placeTone(word)))

function placeTone(word: string): string {
  const syllable = readSyllable(word)
  if (!syllable || syllable.tone === '') return word
  const letters = [...word.normalize('NFD').replace(TONES, '').normalize('NFC')]
  const at = syllable.onset.length + toneIndex(syllable)
  return letters
    .map((letter, index) => (index === at ? letter + syllable.tone : letter))
    .join('')
    .normalize('NFC')
}

/** Where the tone stands in a rime: on its marked vowel, else before a final consonant, else on the first of two vowels. */
function toneIndex({ rime }: Syllable): number {
  const letters = [...rime]
  const marked = letters.findLastIndex((letter) => MARKED_VOWELS.includes(letter))
  if (marked >= 0) return marked
  const vowels = letters.filter((letter) => VOWELS.includes(letter)).length
  if (vowels < letters.length) return vowels - 1
  return vowels === 3 ? 1 : 0
}
