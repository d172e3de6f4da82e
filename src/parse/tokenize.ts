import { foldText } from './foldText.ts'
import { unifySigns } from './unifySigns.ts'

/** A run of digits, a run of letters, or one sign; `gap` is what stands before it (a line break is no thousands separator). */
export interface Token {
  kind: 'digits' | 'word' | 'sign'
  text: string
  /** The text as it is compared. */
  folded: string
  gap: '' | ' ' | '\n'
}

const PIECES = /(?<space>\s+)|(?<digits>[0-9]+)|(?<word>[\p{L}\p{M}]+)|(?<sign>.)/gsu

/** Splits a text into tokens. Any white space is a gap, never a token. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  let gap: Token['gap'] = ''
  for (const { groups = {} } of unifySigns(text).matchAll(PIECES)) {
    if (groups.space) {
      gap = /[\n\r\t]/u.test(groups.space) ? '\n' : ' '
      continue
    }
    tokens.push(tokenOf(groups, tokens.length === 0 ? '' : gap))
    gap = ''
  }
  return tokens
}

/** The tokens as a text again, folded, with one space for each gap. */
export function joinTokens(tokens: readonly Token[]): string {
  return foldText(tokens.map((token) => (token.gap === '' ? token.text : ` ${token.text}`)).join(''))
}

function tokenOf(groups: Record<string, string>, gap: Token['gap']): Token {
  const { digits, word, sign = '' } = groups
  if (digits) return { kind: 'digits', text: digits, folded: digits, gap }
  if (word) return { kind: 'word', text: word, folded: foldText(word), gap }
  return { kind: 'sign', text: sign, folded: sign, gap }
}
