import { placeTones } from './placeTones.ts'
import { remember } from './remember.ts'
import { stripInvisible } from './stripInvisible.ts'
import { unifySigns } from './unifySigns.ts'

/**
 * How a text is compared, never how it is kept: NFC, lower case, Ð as đ, tones in one place (khoá, khóa), one kind of dash and
 * quotation mark, single spaces, nothing invisible; m² is m2.
 */
export const foldText = remember((text: string): string => {
  const compared = text.length > LONGEST ? text.slice(0, LONGEST) : text
  return ORDINARY.test(compared) ? joinSpaces(placeTones(compared.toLowerCase())) : foldSigns(compared)
})

/** Nothing that we know is longer: of a longer text only so much is compared. */
const LONGEST = 1_000

/** Spaces, letters of Vietnamese as one sign each, digits and ASCII signs: of these only case, tones and spaces are folded. */
const ORDINARY = /^[ -_a-~À-ÏÑ-ïñ-ưẠ-ỹ]*$/u

function foldSigns(text: string): string {
  const lower = stripInvisible(text).normalize('NFC').toLowerCase().replaceAll('ð', 'đ')
  return unifySigns(placeTones(lower)).replaceAll('²', '2').replaceAll('³', '3').replace(/\s+/gu, ' ').trim()
}

function joinSpaces(text: string): string {
  return (text.includes('  ') ? text.replace(/ +/gu, ' ') : text).trim()
}

/** A folded text without any diacritics: "đơn vị" is "don vi". */
export const foldMarks = remember((text: string): string => {
  return foldText(text).normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd')
})
