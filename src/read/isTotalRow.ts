import { foldMarks, foldText } from '../parse/foldText.ts'
import type { RawCell } from '../parse/rawCell.ts'
import { wordsOf } from '../parse/wordsOf.ts'

/** Whether one of a row's naming cells says that the row adds up the others. */
export function isTotalRow(cells: readonly (RawCell | null)[]): boolean {
  return cells.some((cell) => cell !== null && saysTotal(wordsOf(cell)))
}

/** Whether a cell says that and nothing more: "Cộng", "TỔNG SỐ:". */
export function saysOnlyTotal(cell: RawCell): boolean {
  return saysTotal(wordsOf(cell)) && /^(?:tong )?(?:cong|so)?[\s:.]*$/.test(foldMarks(wordsOf(cell)))
}

/** "Cộng", "Tổng cộng (I+II)", "Tổng số: 3", "Cộng khối HCSN"; without its marks ("Tong cong") only where no other word follows. */
const TOTAL = /^(?:(?:tổng )?cộng(?! đồng)(?!\p{L})|tổng(?: số)?(?=\s*(?:$|[^\p{L}\s])))/u
const TOTAL_UNMARKED = /^(?:tong cong|cong|tong|tong so)\s*(?:$|[^\p{L}\s])/u

/** Most cells say nothing of the kind, and folding them all would cost more than reading them. */
const MAY_SAY = /c\s*[oô]|t\s*[oô]/iu

function saysTotal(text: string): boolean {
  if (!MAY_SAY.test(text.normalize('NFD').replace(/\p{M}/gu, ''))) return false
  const folded = foldText(text).replace(/^[-+*.\s]+/, '')
  return TOTAL.test(folded) || (folded === foldMarks(folded) && TOTAL_UNMARKED.test(folded))
}
