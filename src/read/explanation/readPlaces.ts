import { columnLetters } from '../cellAt.ts'
import { columnOf, readAddress, rowOf } from '../xlsx/cellAddress.ts'

/** One cell, or all those of a range, and how they were named. */
export interface NamedCells {
  named: string
  cells: readonly string[]
}

/** More cells than anybody explains in one sentence. */
export const MOST_CELLS = 300

/** Longer than any list of cells that a person writes. */
const LONGEST = 500

const PLACE = /^(?:Ô )?([A-Z]{1,3}) ?(\d{1,7})(?: ?[:-] ?([A-Z]{1,3}) ?(\d{1,7}))?$/u

/** Reads "E7", "$E$7", "ô E 7; F8 và G9" or "E7:E9" as cells; null where it is none of these, or names more than MOST_CELLS. */
export function readPlaces(text: string): NamedCells[] | null {
  if (text.length > LONGEST) return null
  const read: NamedCells[] = []
  let left = MOST_CELLS
  for (const part of splitNames(text)) {
    const place = readPlace(part, left)
    if (!place) return null
    read.push(place)
    left -= place.cells.length
  }
  return read.length > 0 ? read : null
}

function splitNames(text: string): string[] {
  const written = text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll('$', '')
    .replace(/\p{Pd}/gu, '-')
    .replace(/\s+/gu, ' ')
  const joined = written.replace(/ ĐẾN /gu, ':').replace(/ VÀ |[;.&+]/gu, ',')
  const parts = joined.replace(/(\d) (?=[A-ZÔ])/gu, '$1,').split(',')
  return parts.map((part) => part.trim()).filter((part) => part !== '')
}

function readPlace(text: string, most: number): NamedCells | null {
  const [, column = '', row = '', lastColumn = column, lastRow = row] = PLACE.exec(text) ?? []
  const [one, other] = [placeOf(column + row), placeOf(lastColumn + lastRow)]
  if (!one || !other) return null
  const [left, top] = [Math.min(one.column, other.column), Math.min(one.row, other.row)]
  const [width, height] = [Math.abs(one.column - other.column) + 1, Math.abs(one.row - other.row) + 1]
  if (width * height > most) return null
  const named = width * height === 1 ? column + row : `${column}${row}:${lastColumn}${lastRow}`
  const cells = Array.from({ length: width * height }, (_, at) => `${columnLetters(left + (at % width))}${top + Math.floor(at / width)}`)
  return { named, cells }
}

function placeOf(text: string): { column: number; row: number } | null {
  const address = readAddress(text, 0, text.length)
  const [column, row] = [columnOf(address), rowOf(address)]
  return column > 0 && row > 0 ? { column, row } : null
}
