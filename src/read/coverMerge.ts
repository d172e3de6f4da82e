import { columnLetters } from './cellAt.ts'

/**
 * Adds the cells of a merged range ("A1:C2") except its first to `covered`, and returns how many cells the range
 * has. Adds none where the range is not one, or has more cells than `room`.
 */
export function coverMerge(range: string, covered: Set<string>, room: number): number {
  const [, left, top, right, bottom] = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(range) ?? []
  if (!left || !right) return 0
  const [fromColumn, toColumn, fromRow, toRow] = [columnNumber(left), columnNumber(right), Number(top), Number(bottom)]
  const area = Math.max(0, toColumn - fromColumn + 1) * Math.max(0, toRow - fromRow + 1)
  if (area > room) return area
  for (let at = 1; at < area; at++) {
    const width = toColumn - fromColumn + 1
    covered.add(`${columnLetters(fromColumn + (at % width))}${fromRow + Math.floor(at / width)}`)
  }
  return area
}

/** A column's number from its letters: AB is 28. */
export function columnNumber(letters: string): number {
  let number = 0
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64
  return number
}
