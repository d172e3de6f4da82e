import { oncePer } from '../parse/remember.ts'
import { wordsOf } from '../parse/wordsOf.ts'
import { isBlank } from './cellAt.ts'
import { LONGEST_LABEL, PATH_SIGN } from './matchText.ts'
import { mergeAt } from './mergedCell.ts'
import type { Row, Sheet } from './sheet.ts'

/** What stands over a column, from the top ("Kiểm tra › Cùng cấp"), and the last column that its own words are merged over. */
export interface HeadingTitle {
  path: string
  right: number
}

/** By column (1-based). */
export type HeadingTitles = ReadonlyMap<number, HeadingTitle>

/** One word of a heading, and the columns that it is merged over. */
interface Word {
  text: string
  left: number
  right: number
}

/** Rows that may be a table's headings, one below the other, and what they say. */
export interface PossibleHeading {
  rows: readonly Row[]
  titles: HeadingTitles
}

const ROWS_SEARCHED = 40
const MOST_LEVELS = 3

/** A row with more in it heads no form, and to read its columns takes too long. */
const MOST_CELLS = 1_000

/** The rows at a sheet's top, each alone, and then each with one and with two below it. Every form asks, so they are read once. */
export const listHeadings = oncePer((sheet: Sheet): readonly PossibleHeading[] => {
  const rows = sheet.rows.slice(0, ROWS_SEARCHED)
  const words = rows.map((row) => (row.columns.length > MOST_CELLS ? null : readWords(sheet, row)))
  return Array.from({ length: MOST_LEVELS }, (_, more) =>
    rows.flatMap((_, first) => {
      const levels = words.slice(first, first + more + 1).filter((each) => each !== null)
      return levels.length > more ? { rows: rows.slice(first, first + more + 1), titles: readTitles(levels) } : []
    }),
  ).flat()
})

/**
 * What stands over each column in one row of headings or several: the words from the top, one below the other. A word stands over the
 * columns of its merged range; where it is not merged, over the columns to its right that have nothing beside it and something below.
 */
function readTitles(levels: readonly (readonly Word[])[]): HeadingTitles {
  const columns = new Set(levels.flatMap((words) => words.map(({ left }) => left)))
  const titles = new Map<number, HeadingTitle>()
  for (const column of columns) {
    const path = levels.flatMap((words, level) => wordOver(words, column, level === levels.length - 1 ? null : levels.at(-1)) ?? [])
    const last = path.at(-1)
    if (last?.left === column) titles.set(column, { path: path.map(({ text }) => text).join(` ${PATH_SIGN} `), right: last.right })
  }
  return titles
}

function readWords(sheet: Sheet, row: Row): Word[] {
  return row.columns.flatMap((column) => {
    const cell = row.cell(column)
    if (cell?.kind !== 'text' || isBlank(cell)) return []
    const merge = mergeAt(sheet, row.number, column)
    const text = wordsOf(cell).slice(0, LONGEST_LABEL).normalize('NFC').replace(/\s+/g, ' ').trim()
    return [{ text, left: column, right: merge?.left === column ? merge.right : column }]
  })
}

/** `lowest` are the words of the last row, where this row is another. */
function wordOver(words: readonly Word[], column: number, lowest: readonly Word[] | null | undefined): Word | null {
  const own = words.find(({ left, right }) => left <= column && column <= right)
  if (own) return own
  const hasBelow = (at: number) => lowest?.some(({ left }) => left === at) ?? false
  const beside = words.findLast(({ left }) => left < column)
  return beside && beside.left === beside.right && hasBelow(column) && hasBelow(beside.left) ? beside : null
}
