import { type HeadingTitles, listHeadings } from './headingTitles.ts'
import { type Matcher, matchLabel, PATH_SIGN } from './matchText.ts'
import { namesOtherTime } from './namesOtherTime.ts'
import type { Sheet } from './sheet.ts'

/** The headings of a table: one row, or several where some stand over others ("Kiểm tra" over "Cùng cấp" and "Cấp dưới"). */
export interface Heading {
  /** The first of its rows, and the last. */
  top: number
  row: number
  /** For each of our column labels the column (1-based) where it stands. */
  columns: ReadonlyMap<string, number>
  /** What stands over each column, known or not. */
  titles: HeadingTitles
  /** Columns that have a label which another column has already. */
  doubles: readonly { label: string; column: number }[]
}

const FEWEST_HEADINGS = 3

/** The headings at a sheet's top that name the most columns: the first such row, or two or three only where those name more. Null where none names three. */
export function findHeading(sheet: Sheet, headings: Matcher): Heading | null {
  let best: Heading | null = null
  for (const { rows, titles } of listHeadings(sheet)) {
    const needed = best ? best.columns.size + 1 : FEWEST_HEADINGS
    if (titles.size < needed) continue
    const known = matchTitles(titles, headings)
    if (known.columns.size >= needed) best = { top: rows[0]?.number ?? 1, row: rows.at(-1)?.number ?? 1, titles, ...known }
  }
  return best
}

/** The columns that a known path names, and then those whose own words do, under whatever they stand but another time ("Kỳ trước"). */
function matchTitles(titles: HeadingTitles, headings: Matcher): Pick<Heading, 'columns' | 'doubles'> {
  const columns = new Map<string, number>()
  const doubles: { label: string; column: number }[] = []
  const wholes = [...titles].map(([column, { path }]) => ({ column, path, label: matchLabel(headings, path) }))
  const parts = wholes.filter(({ label }) => label === null).map((each) => ({ ...each, label: matchPart(each.path, headings) }))
  for (const { label, column } of [...wholes, ...parts]) {
    if (label === null) continue
    if (columns.has(label)) doubles.push({ label, column })
    else columns.set(label, column)
  }
  return { columns, doubles }
}

/** The label of the end of a path, the longest that is known. */
function matchPart(path: string, headings: Matcher): string | null {
  const words = path.split(` ${PATH_SIGN} `)
  if (words.slice(0, -1).some(namesOtherTime)) return null
  for (let first = 1; first < words.length; first++) {
    const label = matchLabel(headings, words.slice(first).join(` ${PATH_SIGN} `))
    if (label !== null) return label
  }
  return null
}
