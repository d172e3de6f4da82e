import type { Token } from './tokenize.ts'

/** An hour and minute, and the tokens without them. */
export interface TimeRead {
  hour: number
  minute: number
  rest: readonly Token[]
}

/** Reads a time at the head of some tokens ("00h00’", "0h", "7 giờ 30 phút", "00:00"); null if there is none. */
export function readTime(tokens: readonly Token[]): TimeRead | null {
  const [first, separator, third] = tokens
  if (first?.kind !== 'digits' || !['h', 'g', 'giờ', ':'].includes(separator?.folded ?? '')) return null
  const hasMinute = third?.kind === 'digits' && (third.gap === '' || tokens[3]?.folded === 'phút')
  const [hour, minute] = [Number(first.text), hasMinute ? Number(third.text) : 0]
  if (hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return null
  const rest = tokens.slice(hasMinute ? 3 : 2)
  return { hour, minute, rest: ["'", 'phút', 'p'].includes(rest[0]?.folded ?? '') ? rest.slice(1) : rest }
}

/** The same where the time stands last, as software writes it ("2023-09-12T00:00:00"); `rest` is what stands before it. */
export function readTimeAtEnd(tokens: readonly Token[]): TimeRead | null {
  const at = tokens.findIndex((token) => token.text === ':') - 1
  const time = at > 0 ? readTime(tokens.slice(at)) : null
  if (!time?.rest.every((token) => token.text === ':' || token.kind === 'digits')) return null
  const rest = tokens.slice(0, at)
  return { ...time, rest: rest.at(-1)?.folded === 't' ? rest.slice(0, -1) : rest }
}
