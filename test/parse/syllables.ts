import { readSyllable } from '../../src/parse/readSyllable.ts'

const ONSETS = 'b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x'.split(' ').concat('')
const RIMES =
  'a ai an ang anh ao at au ay ăm ăng ăt ân âng ât âu ây e em en eo ê ên êt êu i ia iêm iên iêng iêt iêu im in inh iu o oa oai oan oang oe ' +
  'oi on ong ô ôi ôm ôn ông ôt ơ ơi ơm ơn ơt u ua uân uây uê ui un ung uôi uông uôt uy uya uyên uyêt uyu ư ưa ưc ưi ươi ương ươu ưng ưt ưu y yên yêu'
const TONES = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323']
const VOWELS = /[aăâeêioôơuưy]/u

/** Every syllable of common rimes, with its tone on each vowel that could carry it (hòa and hoà). */
export const SYLLABLES: readonly string[] = ONSETS.flatMap((onset) => RIMES.split(' ').flatMap((rime) => spellings(onset, rime)))

function spellings(onset: string, rime: string): string[] {
  const letters = [...rime]
  const words = TONES.flatMap((tone) =>
    letters.flatMap((letter, at) =>
      VOWELS.test(letter)
        ? [
            onset +
              letters
                .with(at, letter + tone)
                .join('')
                .normalize('NFC'),
          ]
        : [],
    ),
  )
  return [...new Set(words)].filter((word) => readSyllable(word) !== null)
}
