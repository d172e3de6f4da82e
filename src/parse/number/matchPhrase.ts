import { foldMarks } from '../foldText.ts'
import { type Token, tokenize } from '../tokenize.ts'

/** A phrase of a word list found at the head of some tokens. */
export interface PhraseMatch<T> {
  meaning: T
  phrase: string
  /** Whether it was typed without the marks that it should have. */
  isUnmarked: boolean
  rest: readonly Token[]
}

const SPLIT = new Map<string, readonly Token[]>()

/** Finds the longest of `phrases` that the tokens begin with, typed with or without marks. */
export function matchPhrase<T>(tokens: readonly Token[], phrases: readonly (readonly [string, T])[]): PhraseMatch<T> | null {
  let longest: PhraseMatch<T> | null = null
  for (const [phrase, meaning] of phrases) {
    const wanted = split(phrase)
    const given = tokens.slice(0, wanted.length)
    if (!isSame(given, wanted)) continue
    const rest = tokens.slice(wanted.length)
    if (longest && rest.length >= longest.rest.length) continue
    const isUnmarked = given.some((token, index) => token.folded !== wanted[index]?.folded)
    longest = { meaning, phrase, isUnmarked, rest }
  }
  return longest
}

function isSame(given: readonly Token[], wanted: readonly Token[]): boolean {
  return given.length === wanted.length && given.every((token, index) => isWord(token.folded, wanted[index]?.folded ?? ''))
}

/** "trieu" may stand for "triệu", never "triêu". */
function isWord(given: string, wanted: string): boolean {
  return given === wanted || given === foldMarks(wanted)
}

function split(phrase: string): readonly Token[] {
  const known = SPLIT.get(phrase) ?? tokenize(phrase)
  SPLIT.set(phrase, known)
  return known
}
