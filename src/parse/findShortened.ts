import type { UnitNames } from './buildUnitNames.ts'
import { foldMarks, foldText } from './foldText.ts'

/**
 * Finds the ways of writing that a name may be short for: each word the same, without its marks ("Ha" for "Hà"), or its first letters with
 * a dot ("N." for "Nam"). Returns the codes they mean; null if a way among them is known to be unclear. Never takes one letter for another.
 */
export function findShortened(written: string, names: UnitNames): string[] | null {
  const words = foldText(written)
    .replaceAll('.', '. ')
    .replace(/[,;:&_/()-]/gu, ' ')
    .split(/\s+/u)
    .filter((word) => word !== '')
  const found = [...names.ways].filter(([way]) => isShortFor(words, way.split(' ')))
  return found.some(([, codes]) => codes.length === 0) ? null : [...new Set(found.flatMap(([, codes]) => codes))]
}

function isShortFor(words: readonly string[], full: readonly string[]): boolean {
  return words.length === full.length && words.every((word, at) => isShortForWord(word, full[at] ?? ''))
}

function isShortForWord(word: string, full: string): boolean {
  const bare = word.replace(/\.$/u, '')
  if (bare === full || bare === foldMarks(full)) return true
  const isAbbreviation = bare.length < word.length || bare.length === 1
  return isAbbreviation && bare !== '' && (full.startsWith(bare) || foldMarks(full).startsWith(bare))
}
