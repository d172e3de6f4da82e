import { escapeControls } from './escapeControls.ts'

const COMBINING = /\p{M}/u
/** Full-width digits and letters, as some keyboards type them, and the scripts of East Asia. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]/u

/** How many columns of a terminal a text takes. */
export function textWidth(text: string): number {
  let width = 0
  for (const character of escapeControls(text)) width += COMBINING.test(character) ? 0 : WIDE.test(character) ? 2 : 1
  return width
}
