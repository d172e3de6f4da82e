import { foldMarks, foldText } from '../parse/foldText.ts'
import { remember } from '../parse/remember.ts'
import type { Spelling } from '../pipeline/pipeline.ts'

/** Between the label of a line and that of a line under it. */
export const PATH_SIGN = '›'

/** What people write, folded, to what we call it; without its marks, under BARE, where that can mean one thing only. */
export type Matcher = ReadonlyMap<string, string>

/** Before a key without marks; what several would be called without them has no meaning. */
const BARE = '\u0000'
const UNCLEAR = ''

/** Builds a matcher from our own words and the spelling tables; our own words win. */
export function buildMatcher(own: Iterable<readonly [written: string, means: string]>, spellings: readonly Spelling[]): Matcher {
  const marked = new Map<string, string>()
  for (const { written, means } of spellings) marked.set(foldLabel(written), means)
  for (const [written, means] of own) marked.set(foldLabel(written), means)
  const matcher = new Map(marked)
  for (const [key, means] of marked) {
    const bare = BARE + foldMarks(key)
    const known = matcher.get(bare)
    matcher.set(bare, known === undefined || known === means ? means : UNCLEAR)
  }
  return matcher
}

/**
 * The name we have for a written heading or label, if it is known. One that is written without any marks ("Tong so CDCS") is known by
 * those that it would be without them, if they all mean the same.
 */
export function matchLabel(matcher: Matcher, written: string): string | null {
  if (written.length > LONGEST_LABEL) return null
  const key = foldLabel(written)
  const known = matcher.get(key)
  if (known !== undefined) return known
  return key === foldMarks(key) ? (matcher.get(BARE + key) ?? UNCLEAR) || null : null
}

/**
 * Folds what differs without meaning: case, tone placement, white space, a leading dash or number, a colon at the end, spaces around a slash. A path
 * ("Main › Sub") is folded label by label. What is longer than any label stays as it is: it is none.
 */
export const foldLabel = remember((text: string): string => {
  if (text.length > LONGEST_LABEL) return text
  return text.split(PATH_SIGN).map(foldOne).join(` ${PATH_SIGN} `)
})

/** In letters, with what stands over it. */
export const LONGEST_LABEL = 300

function foldOne(label: string): string {
  return foldText(label)
    .replace(/^[-+•*\s]+/, '')
    .replace(/^(?:\d+(?:\.\d+)*|[ivx]+|[a-z])[.)]\s+/, '')
    .replace(/(?<![\s:;.,])[\s:;.,]+$/, '')
    .replace(/\s*\/\s*/g, '/')
}
