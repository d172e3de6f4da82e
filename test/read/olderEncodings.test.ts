import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { encode1258, encodeFile, LETTERS, OLD_ENCODINGS } from '../../fixtures/rule-cases/encodeLegacy.ts'
import { decode1258 } from '../../src/parse/legacy/decode1258.ts'
import { placeTones } from '../../src/parse/placeTones.ts'
import { decodeText } from '../../src/read/decodeText.ts'
import { SYLLABLES } from '../parse/syllables.ts'

const CAPITALS = LETTERS.map((letter) => letter.toUpperCase())

/** A file's text, and the encoding in which it was read; null where a person is asked. */
function read(bytes: Uint8Array) {
  const decoded = decodeText(bytes)
  return 'unclear' in decoded ? null : { text: Buffer.from(decoded.utf8).toString(), encoding: decoded.older }
}

describe('windows-1258', () => {
  test.each([...LETTERS, ...CAPITALS])('%s comes back', (letter) => {
    expect(decode1258(encode1258(letter))).toBe(letter)
    const bytes = Buffer.from(encodeFile(letter, 'windows-1258'))
    expect(iconv.decode(bytes, 'win1258').normalize('NFC')).toBe(letter)
    expect(new TextDecoder('windows-1258').decode(bytes).normalize('NFC')).toBe(letter)
  })
})

describe('the whole alphabet in one file', () => {
  /** In words, as letters are met. The fonts of TCVN3 have no capitals with tones, and show those of a capital's letters. */
  const lines = (letters: readonly string[]) => letters.map((letter) => `${letter};B${letter};`).join('\r\n')
  const SENTENCE = 'Đơn vị;Chỉ tiêu;Kiểm tra chấp hành Điều lệ;Lũy kế;Giải trình;Huyện Mường Tè;Đã nộp đủ\r\n'

  test.each(OLD_ENCODINGS)('%s, small letters', (encoding) => {
    const text = SENTENCE + LETTERS.map((letter) => `${letter};${letter}`).join('\r\n')
    expect(read(encodeFile(text, encoding))).toEqual({ text, encoding })
  })

  test.each(['windows-1258', 'vni'] as const)('%s, capitals', (encoding) => {
    const text = SENTENCE + CAPITALS.map((letter) => `${letter};${letter}`).join('\r\n')
    expect(read(encodeFile(text, encoding))).toEqual({ text, encoding })
  })

  test('tcvn3, capitals: by the capitals beside them', () => {
    const text = SENTENCE + lines(CAPITALS)
    const decoded = read(encodeFile(text, 'tcvn3'))
    expect(decoded).toMatchObject({ encoding: 'tcvn3' })
    expect(decoded?.text.toLowerCase()).toBe(text.toLowerCase())
    const words = `${SENTENCE}${CAPITALS.map((letter) => `CĐ ${letter} BH`).join('\r\n')}`
    expect(read(encodeFile(words, 'tcvn3'))?.text).toBe(words)
  })
})

describe('a file of Vietnamese words', () => {
  /** With the tone where people type it: "vìêu" is "viều". */
  const word = fc
    .constantFrom(...SYLLABLES)
    .map(placeTones)
    .chain((each) => fc.constantFrom(each, each.toUpperCase(), each.charAt(0).toUpperCase() + each.slice(1)))

  test.each(OLD_ENCODINGS)('in %s is read in that, or asked about, and never read in another', (encoding) => {
    let asked = 0
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 30 }), (words) => {
        const text = words.join(' ')
        const decoded = read(encodeFile(text, encoding))
        if (decoded === null) asked++
        else {
          expect(decoded.encoding).toBe(/^[ -~]*$/.test(text) ? null : encoding)
          expect(decoded.text.toLowerCase()).toBe(text.toLowerCase())
        }
      }),
      { numRuns: 1500 },
    )
    expect(asked).toBeLessThan(500)
  })

  test.each(OLD_ENCODINGS)('in %s of twelve words is hardly ever asked about', (encoding) => {
    let asked = 0
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 12, maxLength: 40 }), (words) => {
        asked += read(encodeFile(words.join(' '), encoding)) === null ? 1 : 0
      }),
      { numRuns: 500, seed: 757 },
    )
    expect(asked).toBeLessThan(15)
  })
})

describe('what is no older Vietnamese', () => {
  test('signs without letters are those of windows-1252', () => {
    expect(read(encodeFile('Kiem tra – cung cap;130m²;30°C;“tot”', 'windows-1252'))).toEqual({
      text: 'Kiem tra – cung cap;130m²;30°C;“tot”',
      encoding: 'windows-1252',
    })
  })

  test.each([
    ['French', encodeFile('Réponse;Élève;Français;Noël;Être;Où;Çà', 'windows-1252')],
    [
      'letters that were lost in question marks',
      encodeFile('Liên đoàn Lao động;Điều lệ;Công đoàn;Mường Tè;Kiểm tra;Lũy kế', 'windows-1252'),
    ],
    ['noise', Uint8Array.from({ length: 4000 }, (_, index) => 0x21 + ((index * 7919) % 0xde))],
    [
      'UTF-8 with windows-1258 behind it',
      Buffer.concat([Buffer.from('Chỉ tiêu;Kiểm tra;Điều lệ;Đơn vị'), encodeFile('Chỉ tiêu;Kiểm tra', 'windows-1258')]),
    ],
    ['half a letter of UTF-16', new Uint8Array([0xff, 0xfe, 0x41, 0x00, 0x42])],
  ])('%s is not guessed', (_, bytes) => expect(read(bytes)).toBeNull())

  test('NULs do not matter to what a text is', () => {
    expect(read(Buffer.from('Đơn vị\0;Mường Tè\0'))).toEqual({ text: 'Đơn vị\0;Mường Tè\0', encoding: null })
  })
})
