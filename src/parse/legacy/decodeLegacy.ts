import { isAscii } from '../isAscii.ts'
import { isVietnamese } from '../isVietnamese.ts'
import { decodeMojibake } from './decodeMojibake.ts'
import { decodeTcvn3 } from './decodeTcvn3.ts'
import { decodeVni } from './decodeVni.ts'

export type LegacyEncoding = 'tcvn3' | 'vni' | 'mojibake'

/** Text that was stored in an older encoding, as Unicode. */
export interface Decoded {
  text: string
  encoding: LegacyEncoding
}

/**
 * Of the words that are not plain ASCII, how many must be Vietnamese after decoding, and how many may be before it; more may be
 * where all are after.
 */
const ENOUGH_AFTER = 0.75
const MOST_BEFORE = 0.5
const MOST_BEFORE_ALL = 0.75
/** A word of two letters proves nothing: "5 µm" would be "5 àm", "× × ×" would be "ì ì ì". */
const FEWEST_LETTERS = 3

/** What is no letter in any of the encodings: ASCII signs, and the dashes and quotation marks that Excel puts in. */
const BREAKS = /[\s\u0021-\u0040\u005B-\u0060\u007B-\u007E\u2010-\u2027\u2030-\u205E]+/u

/**
 * Decodes text of the TCVN3 and VNI fonts, and UTF-8 that was read as windows-1252; null where it is plain ASCII, proper Unicode
 * or doubtful. Judged by the share of words that are Vietnamese syllables before and after; a font's name (".VnTime", "VNI-Times")
 * settles what the words leave open. Needs U+00AD to be still there: it is ư in TCVN3.
 */
export function decodeLegacy(text: string, fontName?: string): Decoded | null {
  if (isAscii(text)) return null
  const restored = decodeMojibake(text)
  if (restored && shareOfVietnamese(restored) >= ENOUGH_AFTER) return { text: restored, encoding: 'mojibake' }
  if (!looksLikeLatin1(text)) return null
  const hinted = decodeByFont(text, fontName?.toLowerCase() ?? '')
  if (hinted) return hinted.text !== text && shareChanged(text, hinted) >= ENOUGH_AFTER ? hinted : null
  return decodeByWords(text)
}

function decodeByFont(text: string, font: string): Decoded | null {
  if (font.startsWith('.vn')) return { text: decodeTcvn3(text, font.endsWith('h')), encoding: 'tcvn3' }
  return font.startsWith('vni-') ? { text: decodeVni(text), encoding: 'vni' } : null
}

function decodeByWords(text: string): Decoded | null {
  const before = shareOfVietnamese(text.replaceAll('Ð', 'Đ').replaceAll('ð', 'đ'))
  if (before > MOST_BEFORE_ALL) return null
  const tcvn3: Decoded = { text: decodeTcvn3(text), encoding: 'tcvn3' }
  const vni: Decoded = { text: decodeVni(text), encoding: 'vni' }
  const [shareTcvn3, shareVni] = [shareChanged(text, tcvn3), shareChanged(text, vni)]
  if (shareTcvn3 === shareVni) return null
  const better = shareTcvn3 > shareVni ? tcvn3 : vni
  const after = Math.max(shareTcvn3, shareVni)
  const isBetter = after === 1 || (after >= ENOUGH_AFTER && before <= MOST_BEFORE)
  return isBetter && isLongEnough(better.text) ? better : null
}

function isLongEnough(text: string): boolean {
  const words = text.split(BREAKS).filter((word) => !isAscii(word))
  return words.join('').length >= FEWEST_LETTERS && words.some((word) => word.length > 1)
}

/** Of the words that were not ASCII in `before`, the share that decoding made Vietnamese. Words keep their places. */
function shareChanged(before: string, after: Decoded): number {
  const decode = after.encoding === 'vni' ? decodeVni : decodeTcvn3
  return share(
    before
      .split(BREAKS)
      .filter((word) => !isAscii(word))
      .map((word) => decode(word)),
  )
}

function shareOfVietnamese(text: string): number {
  return share(text.split(BREAKS).filter((word) => !isAscii(word)))
}

function share(words: readonly string[]): number {
  return words.length === 0 ? 0 : words.filter(isVietnamese).length / words.length
}

function looksLikeLatin1(text: string): boolean {
  return !/[\u0100-\u{10FFFF}]/u.test(text.replace(/[^\p{L}\p{M}]/gu, ''))
}
