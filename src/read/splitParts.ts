import { IDENTITY_MARK } from '../pipeline/templateMark.ts'
import type { Row, Sheet } from './sheet.ts'

/**
 * The parts of a CSV into which several were copied one after another: each begins at its own "#tonghop" line. They share the
 * sheet's name and keep the file's row numbers. A mark with nothing after it is no part.
 */
export function splitParts(sheet: Sheet): Sheet[] {
  const parts: Row[][] = [[]]
  for (const row of sheet.rows) {
    if (isMark(row)) parts.push([])
    parts.at(-1)?.push(row)
  }
  return parts.filter((rows) => rows.some((row) => !isMark(row))).map((rows) => ({ ...sheet, rows }))
}

/** Whether a row says whose what follows is; the byte order mark of a file that was appended is not part of it. */
export function isMark(row: Row): boolean {
  return isMarkText(row.cell(row.columns[0] ?? 0)?.raw)
}

/** Whether this is what a row that says so begins with. */
export function isMarkText(first = ''): boolean {
  return first.trim().toLowerCase() === IDENTITY_MARK
}
