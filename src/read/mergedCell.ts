import type { RawCell } from '../parse/rawCell.ts'
import type { Merge, Row, Sheet } from './sheet.ts'

/** The merged range that a place lies in; null where there is none. */
export function mergeAt(sheet: Sheet, row: number, column: number): Merge | null {
  if (sheet.merges.length === 0) return null
  return (
    placesOf(sheet)
      .ranges.get(row)
      ?.find(({ left, right }) => left <= column && column <= right) ?? null
  )
}

/** The cell at a column of a row: its own, or the first of the merged range that it lies in, which speaks for all of it. */
export function mergedCell(sheet: Sheet, row: Row, column: number): RawCell | undefined {
  const own = row.cell(column)
  const merge = own ? null : mergeAt(sheet, row.number, column)
  return merge ? placesOf(sheet).firstRows.get(merge.top)?.cell(merge.left) : own
}

interface Places {
  /** By the number of each row that a range lies in. */
  ranges: Map<number, Merge[]>
  /** The rows in which ranges begin. */
  firstRows: Map<number, Row>
}

const known = new WeakMap<Sheet['merges'], Places>()

function placesOf({ merges, rows }: Sheet): Places {
  const places = known.get(merges) ?? { ranges: rangesByRow(merges), firstRows: rowsAt(rows, new Set(merges.map(({ top }) => top))) }
  known.set(merges, places)
  return places
}

function rowsAt(rows: readonly Row[], numbers: ReadonlySet<number>): Map<number, Row> {
  return new Map(rows.filter(({ number }) => numbers.has(number)).map((row) => [row.number, row]))
}

/** A range over more rows than any table of ours has is a column somebody merged as a whole: nothing is under it. */
const TALLEST = 1000

function rangesByRow(merges: readonly Merge[]): Map<number, Merge[]> {
  const ranges = new Map<number, Merge[]>()
  for (const merge of merges) {
    for (let row = merge.top; row <= Math.min(merge.bottom, merge.top + TALLEST); row++)
      ranges.set(row, [...(ranges.get(row) ?? []), merge])
  }
  return ranges
}
