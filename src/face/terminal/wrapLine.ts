import { type Line, type Piece, textOf } from './line.ts'
import { wrapText } from './wrapText.ts'

/** One text as lines of at most `width` columns, the first behind `before` and the others under its text. */
export function wrapLine(before: string, text: Piece, width: number): Line[] {
  const under = ' '.repeat(before.length)
  return wrapText(textOf(text), Math.max(1, width - before.length)).map((line, index) => [
    index === 0 ? before : under,
    typeof text === 'string' ? line : { ...text, text: line },
  ])
}
