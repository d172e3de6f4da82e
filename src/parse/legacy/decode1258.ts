const CODES = 'ÃÌÐÒÕÝÞãìðòõýþ'
const LETTERS = ['Ă', '\u0300', 'Đ', '\u0309', 'Ơ', 'Ư', '\u0303', 'ă', '\u0301', 'đ', '\u0323', 'ơ', 'ư', '₫']

const LETTER_OF = new Map([...CODES].map((code, index) => [code, LETTERS[index] ?? code]))

/** Text of windows-1258 that was read as windows-1252, as it was meant: a tone is a sign of its own there, here it is part of its letter (NFC). */
export function decode1258(text: string): string {
  return text.replace(/[ÃÌÐÒÕÝÞãìðòõýþ]/gu, (code) => LETTER_OF.get(code) ?? code).normalize('NFC')
}
