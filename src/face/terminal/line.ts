export type Style = 'bold' | 'dim' | 'green' | 'yellow' | 'red'

/** A piece of a line: text as it is, or text in a style. It may come from a file: control characters are dealt with when it is rendered. */
export type Piece = string | { text: string; style: Style }

/** One line of output, before it is rendered for a terminal or for a file. */
export type Line = readonly Piece[]

/** The text of a piece, without its style. */
export function textOf(piece: Piece): string {
  return typeof piece === 'string' ? piece : piece.text
}
