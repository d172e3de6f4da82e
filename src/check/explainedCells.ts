import { addressKey } from '../pipeline/addressKey.ts'
import type { SheetExplanation } from '../pipeline/explanation.ts'

/** What the sheet of explanations says of each cell that it names, by the cell (addressKey): all that was said, each once. */
export function explainedCells(explanations: readonly SheetExplanation[] = []): Map<string, string> {
  const said = new Map<string, Set<string>>()
  for (const { words, places } of explanations) {
    for (const cell of places.flatMap(({ cells }) => cells.map(addressKey))) said.set(cell, (said.get(cell) ?? new Set()).add(words))
  }
  return new Map([...said].map(([cell, words]) => [cell, [...words].join('; ')]))
}
