import { foldMarks } from '../foldText.ts'
import { type Token, tokenize } from '../tokenize.ts'

interface Entry<T> {
  phrase: string
  meaning: T
  /** Each word of the phrase, folded, and without its marks: "trieu" may stand for "triệu", never "triêu". */
  words: readonly (readonly [folded: string, unmarked: string])[]
}

/** Phrases and what they mean, by the first word that a cell may have. */
export type Lexicon<T> = ReadonlyMap<string, readonly Entry<T>[]>

/** A phrase found at the head of some tokens. */
export interface PhraseMatch<T> {
  meaning: T
  phrase: string
  /** Whether it was typed without the marks that it should have. */
  isUnmarked: boolean
  rest: readonly Token[]
}

/** Makes a lexicon of phrases; what they are split into is worked out once. */
export function buildLexicon<T>(rows: readonly (readonly [string, T])[]): Lexicon<T> {
  const lexicon = new Map<string, Entry<T>[]>()
  for (const [phrase, meaning] of rows) {
    const words = tokenize(phrase).map(({ folded }) => [folded, foldMarks(folded)] as const)
    for (const first of new Set(words[0] ?? [])) lexicon.set(first, [...(lexicon.get(first) ?? []), { phrase, meaning, words }])
  }
  return lexicon
}

/** Finds the longest phrase that the tokens begin with, typed with or without marks. */
export function matchPhrase<T>(tokens: readonly Token[], lexicon: Lexicon<T>): PhraseMatch<T> | null {
  let longest: Entry<T> | null = null
  for (const entry of lexicon.get(tokens[0]?.folded ?? '') ?? []) {
    if (entry.words.length > (longest?.words.length ?? 0) && isAtHead(tokens, entry)) longest = entry
  }
  if (!longest) return null
  const { phrase, meaning, words } = longest
  const isUnmarked = words.some(([folded], at) => tokens[at]?.folded !== folded)
  return { phrase, meaning, isUnmarked, rest: tokens.slice(words.length) }
}

function isAtHead<T>(tokens: readonly Token[], { words }: Entry<T>): boolean {
  return words.every(([folded, unmarked], at) => tokens[at]?.folded === folded || tokens[at]?.folded === unmarked)
}
