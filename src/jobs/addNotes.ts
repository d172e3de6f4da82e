import { type Note, selectNotes } from '../store/selectNotes.ts'
import type { StoredTotal } from '../store/selectTotals.ts'
import type { Source } from './loadLines.ts'
import type { LookingBack } from './lookBack.ts'

/** The consolidations that a unit's totals come from; of several, which of them a total is made of. */
interface NotesOf {
  pipeline: string
  unit: string
  sources: readonly Pick<Source, 'period' | 'knownAt'>[]
  isMadeOf?: (total: StoredTotal, period: string) => boolean
}

/** The same totals, each with what units explained of its figures as they were in force then. */
export async function addNotes(
  totals: readonly StoredTotal[],
  { database, top }: LookingBack,
  { pipeline, unit, sources, isMadeOf = () => true }: NotesOf,
): Promise<StoredTotal[]> {
  const notes: Note[] = []
  for (const { period, knownAt } of sources) notes.push(...(await selectNotes(database, { top, pipeline, period, unit, knownAt })))
  const isOf = (total: StoredTotal) => (note: Note) =>
    note.indicator === total.indicator && note.time === total.time && isMadeOf(total, note.period)
  return totals.map((total) => ({ ...total, notes: onceEach(notes.filter(isOf(total))) }))
}

/** Rows of one form may be explained alike. */
function onceEach(notes: readonly Note[]): NonNullable<StoredTotal['notes']> {
  const told = notes.map(({ indicator: _, ...note }) => note)
  return [...new Map(told.map((note) => [JSON.stringify(note), note])).values()]
}
