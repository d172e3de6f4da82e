import type { RawCell } from './rawCell.ts'

/**
 * What a cell says, to be compared with words that we know: text of an older font as it was meant, everything else as it stands in the
 * file. No word that we know is longer than its first thousand letters, and what compares them takes time.
 */
export function wordsOf({ kind, value, raw }: RawCell): string {
  const words = kind === 'text' ? String(value) : raw
  return words.length > LONGEST ? words.slice(0, LONGEST) : words
}

const LONGEST = 1_000
