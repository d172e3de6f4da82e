import { LAST_COLUMN } from '../limits.ts'

/** One number for a cell, in the order of rows and columns (1-based). */
export function cellKey(row: number, column: number): number {
  return row * (LAST_COLUMN + 1) + column
}
