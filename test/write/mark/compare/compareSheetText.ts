import { sheetTokens, type Token, withoutAttribute } from './sheetTokens.ts'

/** Where the XML of a sheet differs otherwise than by marks: the first place, or null. The `spans` of a row with a new cell may be wider. */
export function compareSheetText(before: string, after: string, marked: ReadonlySet<string>): string | null {
  const old = [...sheetTokens(before)]
  const cells = new Set(old.map(({ cell }) => cell))
  const widened = new Set([...marked].filter((cell) => !cells.has(cell)).map((cell) => Number(/\d+$/.exec(cell)?.[0])))
  const places: Places = { rows: new Set(old.map(({ row }) => row)), cells, marked, widened }
  const [was, is] = [withoutMarks(old, places), withoutMarks([...sheetTokens(after)], places)]
  if (was === is) return null
  let at = 0
  while (was[at] === is[at]) at++
  return `…${was.slice(Math.max(0, at - 60), at + 80)}… became …${is.slice(Math.max(0, at - 60), at + 80)}…`
}

interface Places {
  rows: ReadonlySet<number | null>
  cells: ReadonlySet<string | null>
  marked: ReadonlySet<string>
  widened: ReadonlySet<number | null>
}

function withoutMarks(tokens: readonly Token[], places: Places): string {
  return tokens.flatMap((token) => (isAdded(token, places) ? [] : [withoutMark(token, places)])).join('')
}

function isAdded({ raw, name, depth, row, cell }: Token, { rows, cells, marked }: Places): boolean {
  if (raw.startsWith('<?xml ')) return true
  if (name === 'legacyDrawing' && depth === 1) return true
  if (row !== null && !rows.has(row)) return [...marked].some((place) => place.endsWith(String(row)))
  return cell !== null && !cells.has(cell) && marked.has(cell)
}

const MAY_BE_EMPTY = ['sheetData', 'row', 'c']

function withoutMark({ raw, kind, name, depth, row, cell }: Token, { marked, widened }: Places): string {
  let text = raw
  if (name === 'worksheet' && depth === 0) text = text.replaceAll(/\s+xmlns:[\w.-]+=["'][^"']*\/relationships["']/g, '')
  if (name === 'sheetView' || name === 'chartsheet') text = withoutAttribute(text, 'tabSelected')
  if (name === 'row' && depth === 2 && widened.has(row)) text = withoutAttribute(text, 'spans')
  if (name === 'c' && depth === 3 && cell && marked.has(cell)) text = withoutAttribute(text, 's')
  if (kind === 'empty' && MAY_BE_EMPTY.includes(name) && depth < 4) return `${text.slice(0, -2).trimEnd()}></${tagName(text)}>`
  return name === 'sheetView' || kind === 'open' ? text.replace(/\s+(?=\/?>$)/, '') : text
}

function tagName(tag: string): string {
  return /^<([\w:.-]+)/.exec(tag)?.[1] ?? ''
}
