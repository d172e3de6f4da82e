import { printPeriod } from '../../parse/printPeriod.ts'
import type { StoredTotal } from '../../store/selectTotals.ts'
import type { NamedUnits } from '../nameUnits.ts'
import type { Line } from '../terminal/line.ts'
import { wrapLine } from '../terminal/wrapLine.ts'
import { oneLine } from './oneLine.ts'

/** The footnotes of a table of totals: what units explained of the figures in them. */
export interface Footnotes {
  /** Whether they were asked for. */
  areAsked: boolean
  /** The number behind a total's value; empty where nothing is explained. */
  markOf(total: StoredTotal): string
  lines: Line[]
}

/** Numbers what is explained in the order of the table. Totals with the same explanations, as of one line on several bases, share a number. */
export function collectFootnotes(totals: readonly StoredTotal[], { units, width }: { units: NamedUnits; width: number }): Footnotes {
  const areAsked = totals.some(({ notes }) => notes !== undefined)
  const isJoined = new Set(totals.flatMap(({ notes = [] }) => notes.map(({ period }) => period))).size > 1
  const textOf = ({ notes = [] }: StoredTotal) => sayNotes(notes, (note) => nameOf(note, units, isJoined))
  const texts = [...new Set(totals.map(textOf))].filter((text) => text !== '')
  return {
    areAsked,
    markOf(total) {
      const number = texts.indexOf(textOf(total)) + 1
      return number > 0 ? `(${number})` : ''
    },
    lines: [
      ...(areAsked ? [[texts.length > 0 ? 'Giải trình của các đơn vị:' : 'Không có giải trình nào.']] : []),
      ...texts.flatMap((text, index) => wrapLine(`(${index + 1}) `, text, width)),
    ],
  }
}

type NoteOfTotal = NonNullable<StoredTotal['notes']>[number]

/** "A, B: mới tách; C: đã rà soát": who says the same is named together. */
function sayNotes(notes: readonly NoteOfTotal[], nameNote: (note: NoteOfTotal) => string): string {
  const names = new Map<string, Set<string>>()
  for (const note of notes) names.set(note.explanation, (names.get(note.explanation) ?? new Set()).add(nameNote(note)))
  return [...names].map(([words, who]) => `${[...who].join(', ')}: ${oneLine(words)}`).join('; ')
}

/** The unit; a grassroots union with the one that lists it; the period too, in a table that is joined from several. */
function nameOf({ unit, unitName, reportedBy, period }: NoteOfTotal, units: NamedUnits, isJoined: boolean): string {
  const name = unit === reportedBy ? units.nameOf(unit) : `${unitName} (${units.nameOf(reportedBy)})`
  return isJoined ? `${name} (${printPeriod(period)})` : name
}
