import { findMissing } from '../parse/findMissing.ts'
import { wordsOf } from '../parse/wordsOf.ts'
import { cellAt, isBlank } from './cellAt.ts'
import { isTotalRow } from './isTotalRow.ts'
import { namesDay } from './leftOver.ts'
import { cellOfRole, type ListSheet } from './listSheet.ts'
import { rowsBelow } from './rowsBelow.ts'
import type { Row } from './sheet.ts'

/** What a row of a list is: a union (or something that must be put right), the sum of others, the heading of a group, or below the list. */
export interface ListRow {
  row: Row
  is: 'union' | 'total' | 'group' | 'below'
}

/**
 * The rows under a list's headings, each with what it is. Groups are numbered I, II or A, B among rows that are numbered 1, 2, 3; below
 * the last union stand the words of who signs, the place and the day. Else a row without figures is a union, and its figures are missed.
 */
export function sortRows(source: ListSheet): ListRow[] {
  const rows = rowsBelow(source)
  const isCounted = rows.some((row) => hasNumber(row, source))
  const last = rows.findLastIndex((row) => !isWordsOnly(row, source))
  return rows.map((row, index): ListRow => {
    if (isTotalRow(NAMING.map((role) => cellOfRole(row, role, source)))) return { row, is: 'total' }
    if (index > last) return { row, is: 'below' }
    return { row, is: isCounted && isGroup(row, source) ? 'group' : 'union' }
  })
}

const NAMING = ['number', 'unit_code', 'unit_name'] as const
const GROUP_NUMBER = /^\s*(?:[ivx]+|[a-z])\s*[.)]?\s*$/i

/** Numbered I or A, without a code of its own: its figures are those of its group. */
function isGroup(row: Row, source: ListSheet): boolean {
  return GROUP_NUMBER.test(cellOfRole(row, 'number', source)?.raw ?? '') && !hasCode(row, source)
}

function hasNumber(row: Row, source: ListSheet): boolean {
  return /^\s*\d/.test(cellOfRole(row, 'number', source)?.raw ?? '')
}

function hasCode(row: Row, source: ListSheet): boolean {
  return (cellOfRole(row, 'unit_code', source)?.raw ?? '').trim() !== ''
}

function isWordsOnly(row: Row, source: ListSheet): boolean {
  if (hasNumber(row, source) || hasCode(row, source)) return false
  const { sheet, figures, chosen } = source
  return (
    chosen.every((column) => isBlank(cellAt(sheet.name, row, column))) &&
    figures.every(({ column }) => {
      const cell = cellAt(sheet.name, row, column)
      return isBlank(cell) || (cell.kind === 'text' && isWording(wordsOf(cell)))
    })
  )
}

/** Words that answer nothing: three at least without a number, or a day in words. */
function isWording(text: string): boolean {
  const words = text.normalize('NFC').trim()
  return namesDay(words) || (!/\d/.test(words) && words.split(/\s+/).length >= 3 && !findMissing(words))
}
