import { LAST_COLUMN } from '../limits.ts'
import type { Merge } from '../sheet.ts'

/** The cells of merged ranges except the first of each: what they may hold is not seen by anybody. Ask with `cellKey`. */
export function coveredCells(merges: readonly Merge[]): ReadonlySet<number> {
  const covered = new Set<number>()
  for (const { top, left, bottom, right } of merges) {
    for (let row = top; row <= bottom; row++) for (let column = left; column <= right; column++) covered.add(cellKey(row, column))
    covered.delete(cellKey(top, left))
  }
  return covered
}

/** One number for a cell, in the order of rows and columns (1-based). */
export function cellKey(row: number, column: number): number {
  return row * (LAST_COLUMN + 1) + column
}
