/** Letters as XML holds them, in text and in attributes of either quote. What XML cannot hold is left out. */
export function escapeXml(letters: string): string {
  return letters.replace(FORBIDDEN, '').replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign)
}

/** Letters as the text of a cell or a note, where "_x0041_" would be read as "A" (ECMA-376 part 1, 22.9.2.19). */
export function escapeText(letters: string): string {
  return escapeXml(letters.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'))
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }

/** Control characters, halves of pairs, and the two that are no characters. */
const FORBIDDEN = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu
