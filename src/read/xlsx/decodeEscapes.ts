/**
 * A text with the letters that Excel writes as "_x000D_" (ECMA-376 part 1, 22.9.2.19: what XML cannot hold). "_x005F_" is an underscore
 * that would otherwise be taken for the start of one. U+0000 stays as it is written: no database keeps it.
 */
export function decodeEscapes(text: string): string {
  return text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, decodeOne) : text
}

function decodeOne(whole: string, hex: string): string {
  const code = Number.parseInt(hex, 16)
  return code === 0 ? whole : String.fromCharCode(code)
}
