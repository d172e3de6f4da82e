import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { ENCODINGS, encodeLegacy, LETTERS } from '../../fixtures/rule-cases/encodeLegacy.ts'
import { decodeLegacy } from '../../src/parse/legacy/decodeLegacy.ts'
import { decodeMojibake } from '../../src/parse/legacy/decodeMojibake.ts'
import { decodeTcvn3 } from '../../src/parse/legacy/decodeTcvn3.ts'
import { decodeVni } from '../../src/parse/legacy/decodeVni.ts'
import { ALIASES, UNITS } from './readUnits.ts'
import { SYLLABLES } from './syllables.ts'

const CAPITALS = LETTERS.map((letter) => letter.toUpperCase())

describe('the whole alphabet comes back', () => {
  test('there are 134 letters beyond ASCII', () => expect(new Set([...LETTERS, ...CAPITALS]).size).toBe(134))

  test.each([...LETTERS, ...CAPITALS])('VNI %s', (letter) => expect(decodeVni(encodeLegacy(letter, 'vni'))).toBe(letter))

  test.each(LETTERS)('TCVN3 %s', (letter) => {
    const code = encodeLegacy(letter, 'tcvn3')
    expect(decodeTcvn3(code)).toBe(letter)
    expect(decodeTcvn3(code)).toBe(iconv.decode(Buffer.from(code, 'latin1'), 'tcvn'))
    expect(decodeTcvn3(code, true), 'in a font of capitals').toBe(letter.toUpperCase())
  })

  test.each([...'ĂÂÊÔƠƯĐ'])('TCVN3 capital %s', (letter) => expect(decodeTcvn3(encodeLegacy(letter, 'tcvn3'))).toBe(letter))

  test.each([...LETTERS, ...CAPITALS])('broken UTF-8 %s', (letter) => {
    expect(decodeMojibake(encodeLegacy(letter, 'mojibake'))).toBe(letter)
  })

  test('VNI takes the longest spelling: trường, not trưôùng', () => expect(decodeVni('tröôøng Phöôïng')).toBe('trường Phượng'))
})

const DECODED: readonly (readonly [string, string])[] = [
  ['L§L§ huyÖn M\u00ADêng TÌ', 'LĐLĐ huyện Mường Tè'],
  ['L§L§', 'LĐLĐ'],
  ['LI£N §OµN LAO §éNG', 'LIÊN ĐOÀN LAO ĐỘNG'],
  ['TR\u00AD\u00EANG MÇM NON', 'TRƯỜNG MẦM NON'],
  ['Lieân ñoaøn Lao ñoäng', 'Liên đoàn Lao động'],
  ['COÂNG ÑOAØN', 'CÔNG ĐOÀN'],
  ['LiÃªn Ä‘oÃ n Lao Ä‘á»™ng', 'Liên đoàn Lao động'],
  ['LiĂªn Ä‘oĂ n Lao Ä‘á»™ng', 'Liên đoàn Lao động'],
]

describe('text in an older encoding is read as it was meant', () => {
  test.each(DECODED)('%s is %s', (stored, meant) => expect(decodeLegacy(stored)?.text).toBe(meant))

  test.each(ENCODINGS)('%s: no unit is taken for other words', (encoding) => {
    for (const { name } of UNITS) expect(decodeLegacy(encodeLegacy(name, encoding))).toEqual({ text: name, encoding })
  })

  test.each(ENCODINGS)('%s: sentences of five syllables or more come back, or stay as they are', (encoding) => {
    const phrases = fc.array(fc.constantFrom(...SYLLABLES), { minLength: 5, maxLength: 12 }).map((words) => words.join(' '))
    let back = 0
    fc.assert(
      fc.property(phrases, (phrase) => {
        const decoded = decodeLegacy(encodeLegacy(phrase, encoding))
        if (decoded === null) return
        back++
        expect(decoded).toEqual({ text: phrase, encoding })
      }),
      { numRuns: 1000, seed: 757 },
    )
    expect(back).toBeGreaterThan(980)
  })

  test("a font's name settles what the words leave open", () => {
    expect(decodeLegacy('TÌ')).toBeNull()
    expect(decodeLegacy('TÌ', '.VnTime')).toEqual({ text: 'Tè', encoding: 'tcvn3' })
    expect(decodeLegacy('tØnh', '.VnTimeH')).toEqual({ text: 'TỈNH', encoding: 'tcvn3' })
    expect(decodeLegacy('hoâm', 'VNI-Times')).toEqual({ text: 'hôm', encoding: 'vni' })
    expect(decodeLegacy('Hà Nội', '.VnTime')).toBeNull()
    expect(decodeLegacy('Hà', '.VnTime')).toBeNull()
  })
})

const PROPER = [
  ...['626', 'Than Uyen', 'café', 'résumé', 'niño', 'Müller', 'São Paulo', '5 µm', '130m²', '30 °C', '±5', '× × ×', '§5', '© 2023'],
  ...[
    '«trích»',
    'LÐLÐ',
    'Ðoàn',
    'ESPAÑA',
    '½',
    '1º 2ª',
    'Hoà Bình',
    'Bà Rịa',
    'cà phê',
    'TÌ',
    'Quý III',
    'số',
    'ĐƠN VỊ:….......',
    '–',
    '…',
  ],
]

describe('proper Vietnamese and plain text are never mistaken', () => {
  test.each(PROPER)('%s stays', (text) => expect(decodeLegacy(text)).toBeNull())

  test('no syllable, in any spelling, alone', () => {
    for (const word of SYLLABLES) {
      for (const typed of [word, word.toUpperCase(), word.normalize('NFD')]) expect(decodeLegacy(typed), typed).toBeNull()
    }
  })

  test('no phrase of syllables, plain words and numbers', () => {
    const words = fc.oneof(fc.constantFrom(...SYLLABLES), fc.constantFrom(...SYLLABLES), fc.stringMatching(/^[ -~]{1,8}$/))
    const phrases = fc.array(words, { minLength: 1, maxLength: 10 }).map((parts) => parts.join(' '))
    fc.assert(
      fc.property(phrases, (phrase) => {
        expect(decodeLegacy(phrase)).toBeNull()
      }),
      { numRuns: 3000 },
    )
  })

  test('no alias of a unit, and no label of the office', () => {
    for (const { alias } of ALIASES) expect(decodeLegacy(alias)).toBeNull()
    const cases = readFileSync(new URL('../number-cases.json', import.meta.url), 'utf8')
    for (const [, why = ''] of cases.matchAll(/"why": "([^"]*)"/g)) expect(decodeLegacy(why), why).toBeNull()
  })
})
