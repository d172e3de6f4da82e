import { LAST_COLUMN, LAST_ROW } from '../limits.ts'
import { columnNumber } from '../xlsx/cellAddress.ts'
import type { Addend, PlainSum } from './plainSum.ts'

/**
 * Reads a formula (without its "=") that is a plain sum: "SUM(E5:E8,E12)", "E7+E8", "E7", "'09_KIEMTRA'!$E$7+SUM(F:F)+5". Null for
 * every other: another function, a minus, a name, another workbook, a stretch of cells that is not summed.
 */
export function parsePlainSum(text: string): PlainSum | null {
  const tokens = text.length > MOST_CHARS ? null : tokenize(text)
  if (!tokens) return null
  const addends: Addend[] = []
  const open: string[] = []
  let constant = 0
  let isOperandNext = true
  for (const [at, token] of tokens.entries()) {
    if (isOperandNext && token.sign === '+') continue
    const isOperand = token.sign === 'number' || token.sign === 'cells'
    if (isOperandNext !== (isOperand || token.sign === '(' || token.sign === 'SUM(')) return null
    if (token.sign === '(' || token.sign === 'SUM(') open.push(token.sign)
    else if (token.sign === ')' && open.pop() === undefined) return null
    else if (token.sign === ',' && open.at(-1) !== 'SUM(') return null
    else if (token.sign === 'number') constant += token.value
    else if (token.sign === 'cells') {
      const isLenient = open.at(-1) === 'SUM(' && isBetween(tokens, at)
      if (!isLenient && !isSingle(token.cells)) return null
      addends.push({ ...token.cells, isLenient })
    }
    isOperandNext = !isOperand && token.sign !== ')'
  }
  return isOperandNext || open.length > 0 ? null : { addends, constant }
}

/** Excel's own limit. */
const MOST_CHARS = 8192

type Cells = Omit<Addend, 'isLenient'>
type Token = { sign: '+' | ',' | '(' | ')' | 'SUM(' } | { sign: 'number'; value: number } | { sign: 'cells'; cells: Cells }

/** An argument alone, not a part of one: cells as such, which SUM treats otherwise than a value. */
function isBetween(tokens: readonly Token[], at: number): boolean {
  const [before, after] = [tokens[at - 1]?.sign, tokens[at + 1]?.sign]
  return (before === 'SUM(' || before === ',') && (after === ',' || after === ')')
}

function isSingle({ top, left, bottom, right }: Cells): boolean {
  return top === bottom && left === right
}

const SHEET = "(?:(?:'((?:[^'[\\]:]|'')+)'|([\\p{L}_][\\p{L}\\p{N}_.]*))!)?"
const CELL = '\\$?([A-Z]{1,3})\\$?([1-9]\\d{0,6})'
const COLUMNS = '\\$?([A-Z]{1,3}):\\$?([A-Z]{1,3})'
const ROWS = '\\$?([1-9]\\d{0,6}):\\$?([1-9]\\d{0,6})'
const CELLS = new RegExp(`${SHEET}(?:${CELL}(?::${CELL})?|${COLUMNS}|${ROWS})(?![\\p{L}\\p{N}_.!(#:[])`, 'iuy')
const NUMBER = /\d+(?:\.\d+)?(?:E[+-]?\d+)?(?![\p{L}\p{N}_.!(:%])/iuy
const SIGN = /SUM\(|[+,()]/iuy
const SPACE = /\s*/uy

function tokenize(text: string): Token[] | null {
  const tokens: Token[] = []
  let at = skip(SPACE, text, 0)
  while (at < text.length) {
    const token = readCells(text, at) ?? readNumber(text, at) ?? readSign(text, at)
    if (!token) return null
    tokens.push(token.token)
    at = skip(SPACE, text, token.end)
  }
  return tokens
}

interface Taken {
  token: Token
  end: number
}

function readCells(text: string, at: number): Taken | null {
  CELLS.lastIndex = at
  const match = CELLS.exec(text)
  if (!match) return null
  const [, quoted, bare, left, top, right = left, bottom = top, first, last, from, to] = match
  const sheet = quoted?.replaceAll("''", "'") ?? bare ?? null
  const rows = order(Number(top ?? from ?? 1), Number(bottom ?? to ?? LAST_ROW))
  const columns = order(numberOf(left ?? first, 1), numberOf(right ?? last, LAST_COLUMN))
  if (rows[1] > LAST_ROW || columns[0] < 1 || columns[1] > LAST_COLUMN) return null
  const cells = { sheet, top: rows[0], left: columns[0], bottom: rows[1], right: columns[1] }
  return { token: { sign: 'cells', cells }, end: CELLS.lastIndex }
}

function numberOf(letters: string | undefined, otherwise: number): number {
  return letters === undefined ? otherwise : columnNumber(letters.toUpperCase())
}

function order(a: number, b: number): [number, number] {
  return a <= b ? [a, b] : [b, a]
}

function readNumber(text: string, at: number): Taken | null {
  const end = skip(NUMBER, text, at)
  return end > at ? { token: { sign: 'number', value: Number(text.slice(at, end)) }, end } : null
}

function readSign(text: string, at: number): Taken | null {
  const end = skip(SIGN, text, at)
  return end > at ? { token: { sign: text.slice(at, end).toUpperCase() as '+' }, end } : null
}

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : at
}
