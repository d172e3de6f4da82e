import type { PackedWorkbook } from './packedWorkbook.ts'

/** What a text's bytes tell of it: nothing to ask about, perhaps of an older font or broken, or surely proper Unicode beyond Latin-1. */
export const LOOK = { plain: 0, suspect: 1, unicode: 2 } as const

/** Looks at every text of a workbook, without decoding any. */
export function lookAtTexts({ textBytes, textStarts }: Pick<PackedWorkbook, 'textBytes' | 'textStarts'>): Uint8Array {
  const looks = new Uint8Array(Math.max(0, textStarts.length - 1))
  for (let text = 0; text < looks.length; text++) looks[text] = look(textBytes, textStarts[text] ?? 0, textStarts[text + 1] ?? 0)
  return looks
}

function look(bytes: Uint8Array, start: number, end: number): number {
  let found: number = LOOK.plain
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0
    if (byte < FIRST_LEAD || byte === PUNCTUATION || byte === SPECIALS) continue
    if (byte > LAST_LATIN_1 && !isSignOf1252(byte, bytes[at + 1] ?? 0)) return LOOK.unicode
    found = LOOK.suspect
  }
  return found
}

/** Of UTF-8: below are ASCII and the bytes that continue a character. */
const FIRST_LEAD = 0xc0
/** U+0080–U+00FF begin with 0xC2 or 0xC3. */
const LAST_LATIN_1 = 0xc3
/** U+2000–U+2FFF: dashes, quotation marks, "…", boxes. */
const PUNCTUATION = 0xe2
/** U+F000–U+FFFF: the byte order mark, "�". */
const SPECIALS = 0xef

/** The letters and signs beyond Latin-1 that a byte may be in windows-1252, and Ă, which 0xC3 is in windows-1258. */
const SIGNS_OF_1252 = new Set([...'ĂŒœŠšŽžŸƒˆ˜'].map((sign) => Buffer.from(sign).readUInt16BE()))

function isSignOf1252(lead: number, next: number): boolean {
  return SIGNS_OF_1252.has(lead * 256 + next)
}
