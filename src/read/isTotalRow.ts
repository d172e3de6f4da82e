import { foldText } from '../parse/foldText.ts'
import type { RawCell } from '../parse/rawCell.ts'

const WORDS = new Set(['cộng', 'tổng', 'tổng cộng', 'tổng số'])

/** Whether one of a row's naming cells says that the row adds up the others. */
export function isTotalRow(cells: readonly (RawCell | null)[]): boolean {
  return cells.some((cell) => cell !== null && WORDS.has(foldText(cell.raw).replace(/[\s:]+$/, '')))
}
