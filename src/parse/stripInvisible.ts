const ZERO_WIDTH = /\p{Cf}/gu
const SOFT_HYPHEN = '\u00AD'

/**
 * Text without byte-order marks, zero-width characters and direction marks.
 * `keepSoftHyphen` spares U+00AD, which is the letter ư in text of the TCVN3 fonts.
 */
export function stripInvisible(text: string, { keepSoftHyphen = false } = {}): string {
  return text.replace(ZERO_WIDTH, (sign) => (keepSoftHyphen && sign === SOFT_HYPHEN ? sign : ''))
}
