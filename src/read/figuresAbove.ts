import { isBlank } from './cellAt.ts'
import { isLoneNumber } from './leftOver.ts'
import type { Row, Sheet } from './sheet.ts'
import { isMark } from './splitParts.ts'

/**
 * The rows of a CSV's part that stand above its headings and yet look like lines of a table: where the right headings were lost (a comma
 * instead of each semicolon), others further down are found, and nobody reads what is between.
 */
export function figuresAbove({ rows }: Sheet, heading: number): Row[] {
  return rows.filter((row) => row.number < heading && !isMark(row) && isLine(row))
}

const FEWEST_FIELDS = 4
/** Several fields, one of them a number alone; also where another sign separates them, so that they are one cell. */
function isLine({ cells }: Row): boolean {
  const filled = cells.filter((cell) => !isBlank(cell)).map(({ raw }) => raw)
  const readings = [filled, ...filled.flatMap((raw) => DELIMITERS.map((delimiter) => raw.split(delimiter)))]
  return readings.some((fields) => fields.length >= FEWEST_FIELDS && fields.some(isLoneNumber))
}

const DELIMITERS = [',', ';', '\t']
