import { foldMarks } from './foldText.ts'
import type { Token } from './tokenize.ts'

/**
 * Matches all of some tokens with a shape such as `ngày? # tháng # năm #`, and returns what stood for each `#` (digits) and each
 * `@` (digits or one word); null if they do not match. `a|b` is either word, with or without its marks;
 * `a?` may be absent. White space does not matter.
 */
export function matchShape(tokens: readonly Token[], shape: string): string[] | null {
  const captured: string[] = []
  let at = 0
  for (const piece of shape.split(' ')) {
    const token = tokens[at]
    if (token && fits(token, piece.replace(/\?$/u, ''))) {
      if (piece === '#' || piece === '@') captured.push(token.folded)
      at++
    } else if (!piece.endsWith('?')) return null
  }
  return at === tokens.length ? captured : null
}

function fits(token: Token, piece: string): boolean {
  if (piece === '#') return token.kind === 'digits'
  if (piece === '@') return token.kind !== 'sign'
  return piece.split('|').some((word) => token.folded === word || token.folded === foldMarks(word))
}
