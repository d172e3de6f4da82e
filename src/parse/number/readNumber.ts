import { type Decimal, decimal } from '../../pipeline/decimal.ts'
import type { Refused } from '../refused.ts'
import type { Token } from '../tokenize.ts'

/**
 * How a number is written: `grouped` 20.841 or 20 841, `commaGroups` 4,067,150, `oneComma` 1,234 (thousands or a decimal),
 * `comma` 12,5 and `dot` 12.5 decimals, `plain` 626.
 */
export type NumberShape = 'plain' | 'grouped' | 'commaGroups' | 'oneComma' | 'comma' | 'dot'

/** A number at the head of some tokens; `oneComma` is read as thousands, `asDecimal` is its other reading. */
export interface NumberRead {
  shape: NumberShape
  text: string
  value: Decimal
  asDecimal: Decimal
  rest: readonly Token[]
}

interface Run {
  groups: string[]
  separators: string[]
  rest: readonly Token[]
}

const MOST_DIGITS = 30

/** Reads the number that the tokens begin with, by Vietnamese grouping (domain.md 4.3 step 8); the first token must be digits. */
export function readNumber(tokens: readonly Token[]): NumberRead | Refused {
  const run = takeRun(tokens)
  const text = run.groups.map((group, index) => group + (run.separators[index] ?? '')).join('')
  if (text.length > MOST_DIGITS) return { refusal: `Số ${text.slice(0, 12)}… quá dài. Đề nghị kiểm tra và nhập lại.` }
  const shape = shapeOf(run)
  if (shape === null) return { refusal: whyNoNumber(text, run.separators) }
  const asDecimal = run.groups.length === 1 ? decimal(text) : decimal(run.groups.slice(0, -1).join(''), run.groups.at(-1))
  const hasFraction = shape === 'comma' || shape === 'dot' || (shape === 'grouped' && isMixed(run.separators))
  return { shape, text, value: hasFraction ? asDecimal : decimal(run.groups.join('')), asDecimal, rest: run.rest }
}

function takeRun(tokens: readonly Token[]): Run {
  const run: Run = { groups: [tokens[0]?.text ?? ''], separators: [], rest: tokens.slice(1) }
  for (;;) {
    const [next, after] = run.rest
    if (next?.kind === 'digits' && next.gap === ' ' && next.text.length === 3) add(run, ' ', next, 1)
    else if (isSeparator(next) && after?.kind === 'digits' && after.gap === '') add(run, next.text, after, 2)
    else return run
  }
}

function add(run: Run, separator: string, digits: Token, length: number): void {
  run.separators.push(separator)
  run.groups.push(digits.text)
  run.rest = run.rest.slice(length)
}

function isSeparator(token: Token | undefined): token is Token {
  return token !== undefined && token.gap === '' && (token.text === '.' || token.text === ',')
}

function shapeOf({ groups, separators }: Run): NumberShape | null {
  const [separator] = separators
  if (separator === undefined) return 'plain'
  if (isMixed(separators)) return isGrouped(groups.slice(0, -1)) && isGroupsThenComma(separators) ? 'grouped' : null
  const isZeroLed = /^0+$/u.test(groups[0] ?? '')
  if (isGrouped(groups) && !isZeroLed) return separator === ',' ? (groups.length === 2 ? 'oneComma' : 'commaGroups') : 'grouped'
  if (groups.length > 2 || separator === ' ') return null
  if (separator === ',') return 'comma'
  return groups[1]?.length === 3 && !isZeroLed ? null : 'dot'
}

function isMixed(separators: readonly string[]): boolean {
  return new Set(separators).size > 1
}

function isGroupsThenComma(separators: readonly string[]): boolean {
  return separators.at(-1) === ',' && !separators.slice(0, -1).includes(',') && !isMixed(separators.slice(0, -1))
}

function isGrouped([first = '', ...others]: readonly string[]): boolean {
  return first.length <= 3 && others.every((group) => group.length === 3)
}

function whyNoNumber(text: string, separators: readonly string[]): string {
  if (isMixed(separators)) {
    return `Ghi "${text}" lẫn nhiều loại dấu ngăn. Đề nghị dùng dấu chấm ngăn hàng nghìn và dấu phẩy cho phần lẻ.`
  }
  return `Ghi "${text}": có nhóm không đúng ba chữ số, có thể thiếu hoặc thừa một chữ số. Đề nghị kiểm tra và ghi lại.`
}
