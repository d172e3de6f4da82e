import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldMarks, foldText } from '../../src/parse/foldText.ts'
import { placeTones } from '../../src/parse/placeTones.ts'
import { SYLLABLES } from './syllables.ts'

const SAME: readonly (readonly [string, string])[] = [
  ['Khoá XII', 'khóa xii'],
  ['Uỷ viên', 'ủy viên'],
  ['hoà', 'hòa'],
  ['qúy', 'quý'],
  ['già', 'gìa'],
  ['LÐLÐ', 'LĐLĐ'],
  ['Liên  đoàn\u00a0Lao động', 'Liên đoàn Lao động'.normalize('NFD')],
  ['Q\u200b3', 'q3'],
  ['2022 – 2023', '2022 - 2023'],
  ['“Tấm lòng vàng”', '"tấm lòng vàng"'],
  ['00h00’', "00h00'"],
  ['m²', 'M2'],
]

describe('texts that offices write in several ways are compared as one', () => {
  test.each(SAME)('%s and %s', (a, b) => expect(foldText(a)).toBe(foldText(b)))

  test('names that differ by a mark stay different', () => {
    expect(foldText('Tân Uyên')).not.toBe(foldText('Than Uyên'))
    expect(foldText('Mường Tè')).not.toBe(foldText('Mường Té'))
  })

  test('without marks đ is d', () => expect(foldMarks('Tam Đường')).toBe('tam duong'))

  test('folding twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text))
      }),
    )
  })

  test('a text that needs little is folded as one that needs more', () => {
    const ordinary = fc.string({ unit: fc.constantFrom(...'aAeEđĐưƯơăêôáàảãạÁỚỡýỹ  -_,.;:"\'()123') })
    fc.assert(
      fc.property(ordinary, (text) => {
        expect(foldText(text)).toBe(foldText(`${text}\u200b`))
      }),
    )
  })

  test('a tone is placed once and never changes the sound', () => {
    for (const word of SYLLABLES) {
      const placed = placeTones(word)
      expect(placeTones(placed)).toBe(placed)
      expect([...placed.normalize('NFD')].sort()).toEqual([...word.normalize('NFD')].sort())
    }
  })

  test.each(['résumé', 'café', 'Gà', 'người', 'nguyễn', 'khuya', 'chuyển', 'rượu', 'quyết', 'giếng', 'thuở', 'ngoài', 'quá', 'NGOẰN'])(
    '%s is spelt right already',
    (word) => expect(placeTones(word)).toBe(word),
  )
})
