import { foldMarks } from '../parse/foldText.ts'

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
function wordsOfKnown(label: string): ReadonlySet<string> {
  const words = knownWords.get(label) ?? wordsOf(label)
  if (knownWords.size < MOST_KNOWN) knownWords.set(label, words)
  return words
}

const MOST_KNOWN = 2_000
const knownWords = new Map<string, ReadonlySet<string>>()

function wordsOf(text: string): Set<string> {
  return new Set(foldMarks(text).match(/[a-z0-9]+/g) ?? [])
}
