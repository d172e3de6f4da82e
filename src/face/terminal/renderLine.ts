import { escapeControls } from './escapeControls.ts'
import type { Line, Style } from './line.ts'

const CODES: Readonly<Record<Style, number>> = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33 }

/** A line as it is written: its text harmless, its styles as escape sequences where there is colour and nowhere else. */
export function renderLine(line: Line, hasColour: boolean): string {
  const rendered = line.map((piece) => {
    if (typeof piece === 'string') return escapeControls(piece)
    const text = escapeControls(piece.text)
    return hasColour && text !== '' ? `\u001b[${CODES[piece.style]}m${text}\u001b[0m` : text
  })
  return rendered.join('').trimEnd()
}
