/** Containers this deep are walked through; one that is deeper is small (a fact, a finding) and becomes text at once. */
const DEPTH = 3
const PIECE_CHARS = 64 * 1024

/**
 * A document as JSON, piece by piece: together exactly what JSON.stringify makes of it and a line's end, but never held whole, for the
 * facts of a register come to some hundred megabytes. `indent` 0 puts it on one line.
 */
export function* jsonPieces(document: unknown, indent = 1): Generator<string> {
  let piece = ''
  for (const token of tokensOf(document, { indent, level: 0 })) {
    piece += token
    if (piece.length < PIECE_CHARS) continue
    yield piece
    piece = ''
  }
  yield `${piece}\n`
}

interface Place {
  indent: number
  level: number
}

function* tokensOf(value: unknown, { indent, level }: Place): Generator<string> {
  const members = level < DEPTH ? membersOf(value) : []
  if (members.length === 0) {
    yield JSON.stringify(value, null, indent)?.replaceAll('\n', lineAt({ indent, level })) ?? 'null'
    return
  }
  const [open, close] = Array.isArray(value) ? '[]' : '{}'
  let before = open
  for (const [name, member] of members) {
    yield `${before}${lineAt({ indent, level: level + 1 })}${name === null ? '' : `${JSON.stringify(name)}:${indent > 0 ? ' ' : ''}`}`
    yield* tokensOf(member, { indent, level: level + 1 })
    before = ','
  }
  yield `${lineAt({ indent, level })}${close}`
}

/** What a plain object or an array holds; nothing for what is neither. Without a value a member is left out, an element is null. */
function membersOf(value: unknown): [name: string | null, member: unknown][] {
  if (Array.isArray(value)) return Array.from(value, (member) => [null, member])
  if (typeof value !== 'object' || value === null || 'toJSON' in value) return []
  return Object.entries(value).filter(([, member]) => member !== undefined && typeof member !== 'function' && typeof member !== 'symbol')
}

function lineAt({ indent, level }: Place): string {
  return indent > 0 ? `\n${' '.repeat(indent * level)}` : ''
}
