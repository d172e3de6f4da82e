import { foldMarks } from './foldText.ts'
import type { Token } from './tokenize.ts'

/** One place of a shape: digits, digits or a word, or one of some words. */
interface Piece {
  takes: '#' | '@' | ReadonlySet<string>
  isOptional: boolean
}

const COMPILED = new Map<string, readonly Piece[]>()

/**
 * Matches all of some tokens with a shape such as `ngày? # tháng # năm #`, and returns what stood for each `#` (digits) and each
 * `@` (digits or one word); null if they do not match. `a|b` is either word, with or without its marks; `a?` may be absent. White
 * space does not matter.
 */
export function matchShape(tokens: readonly Token[], shape: string): string[] | null {
  const captured: string[] = []
  let at = 0
  for (const { takes, isOptional } of compile(shape)) {
    const token = tokens[at]
    if (token && fits(token, takes)) {
      if (typeof takes === 'string') captured.push(token.folded)
      at++
    } else if (!isOptional) return null
  }
  return at === tokens.length ? captured : null
}

function fits(token: Token, takes: Piece['takes']): boolean {
  if (takes === '#') return token.kind === 'digits'
  return takes === '@' ? token.kind !== 'sign' : takes.has(token.folded)
}

function compile(shape: string): readonly Piece[] {
  const known = COMPILED.get(shape)
  if (known) return known
  const pieces = shape.split(' ').map((written): Piece => {
    const bare = written.replace(/\?$/u, '')
    const takes = bare === '#' || bare === '@' ? bare : new Set(bare.split('|').flatMap((word) => [word, foldMarks(word)]))
    return { takes, isOptional: bare !== written }
  })
  COMPILED.set(shape, pieces)
  return pieces
}
