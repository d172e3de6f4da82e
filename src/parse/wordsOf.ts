import type { RawCell } from './rawCell.ts'

/** What a cell says, to be compared with words that we know: text of an older font as it was meant, everything else as it stands in the file. */
export function wordsOf({ kind, value, raw }: RawCell): string {
  return kind === 'text' ? String(value) : raw
}
