import type { Row } from './sheet.ts'
import type { Table } from './tableCell.ts'

/** The rows under a table's headings; a row right below them that only numbers the columns ("A B 1 2", "(1) (2) (3)") is part of those. */
export function rowsBelow({ sheet, heading }: Table): Row[] {
  const below = sheet.rows.filter(({ number }) => number > heading.row)
  return below[0] && numbersColumns(below[0].cells.map(({ raw }) => raw)) ? below.slice(1) : below
}

const COLUMN_NUMBER = /^\(?\s*([1-9]\d?|[A-Z])\s*\)?$/i
const FEWEST = 3

/** Whether a row's texts count on from each other, by letters and then by numbers, and there is nothing else in it. */
export function numbersColumns(texts: readonly string[]): boolean {
  const signs = texts.map((raw) => COLUMN_NUMBER.exec(asNumber(raw.trim()))?.[1]?.toUpperCase())
  return signs.length >= FEWEST && signs.every((sign, index) => sign !== undefined && follows(sign, signs[index - 1]))
}

/** A column of days shows 9 as 09/01/1900. */
function asNumber(raw: string): string {
  return /^1900-01-(\d\d)$/.exec(raw)?.[1]?.replace(/^0/, '') ?? raw
}

function follows(sign: string, before: string | undefined): boolean {
  if (before === undefined) return sign === '1' || sign === 'A'
  if (/\d/.test(sign)) return /\d/.test(before) ? Number(sign) === Number(before) + 1 : sign === '1'
  return sign.charCodeAt(0) === before.charCodeAt(0) + 1
}
