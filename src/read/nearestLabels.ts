import { foldMarks } from '../parse/foldText.ts'
import { remember } from '../parse/remember.ts'

/** The known labels that share most words with a written one: two at most, and none where under half of the words agree. */
export function nearestLabels(written: string, known: readonly string[]): string[] {
  const words = wordsOf(written)
  if (words.size === 0) return []
  return known
    .map((label) => ({ label, likeness: likeness(words, wordsOfKnown(label)) }))
    .filter(({ likeness }) => likeness >= 0.5)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, 2)
    .map(({ label }) => label)
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((word) => b.has(word)).length
  return (2 * shared) / (a.size + b.size)
}

/** A form's labels are asked for again with every row that nobody knows. */
const wordsOfKnown = remember((label): ReadonlySet<string> => wordsOf(label))

function wordsOf(text: string): Set<string> {
  return new Set(foldMarks(text).match(/[a-z0-9]+/g) ?? [])
}
