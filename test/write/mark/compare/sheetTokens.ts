import { columnLetters } from '../../../../src/read/cellAt.ts'

/** A piece of a worksheet's XML, and the row and cell in which it stands. */
export interface Token {
  raw: string
  kind: 'open' | 'close' | 'empty' | 'other'
  /** Without its prefix. */
  name: string
  /** Depth of the element that it opens or closes, 0 for the root. */
  depth: number
  row: number | null
  cell: string | null
}

const PIECES = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(?:"[^"]*"|'[^']*'|[^'">])*>|[^<]+/g

/** Cuts a worksheet's XML into its tags and texts; put together again they are the same text. */
export function* sheetTokens(xml: string): Generator<Token> {
  let [depth, row, column] = [0, 0, 0]
  let [isInCells, isInRow, cell] = [false, false, null as string | null]
  for (const [raw] of xml.matchAll(PIECES)) {
    const { kind, name } = tagOf(raw)
    if (kind === 'close') depth--
    if (kind === 'open' || kind === 'empty') {
      if (name === 'sheetData' && depth === 1) isInCells = kind === 'open'
      if (isInCells && name === 'row' && depth === 2) {
        ;[row, column, isInRow] = [Number(attribute(raw, 'r') ?? row + 1), 0, true]
      }
      if (isInRow && name === 'c' && depth === 3) {
        cell = attribute(raw, 'r') ?? `${columnLetters(column + 1)}${row}`
        column = columnOf(cell)
      }
    }
    yield { raw, kind, name, depth, row: isInRow ? row : null, cell }
    const ends = kind === 'close' || kind === 'empty'
    if (ends && name === 'c' && depth === 3) cell = null
    if (ends && name === 'row' && depth === 2) isInRow = false
    if (ends && name === 'sheetData' && depth === 1) isInCells = false
    if (kind === 'open') depth++
  }
}

/** The value of an attribute of a tag, as it is written. */
export function attribute(tag: string, name: string): string | undefined {
  const [, twice, once] = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag) ?? []
  return twice ?? once
}

export function withoutAttribute(tag: string, name: string): string {
  return tag.replace(new RegExp(`\\s+${name}\\s*=\\s*(?:"[^"]*"|'[^']*')`), '')
}

function tagOf(raw: string): { kind: Token['kind']; name: string } {
  const [, slash, name = ''] = /^<(\/?)(?:[\w.-]+:)?([\w.-]+)/.exec(raw) ?? []
  if (!name || raw.startsWith('<!') || raw.startsWith('<?')) return { kind: 'other', name: '' }
  return { kind: slash ? 'close' : raw.endsWith('/>') ? 'empty' : 'open', name }
}

function columnOf(cell: string): number {
  return [...cell.replace(/\d+$/, '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}
