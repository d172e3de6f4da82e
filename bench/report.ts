/** What a limit is held against, in words with the number measured, and whether it was kept. */
export interface Floor {
  words: string
  isMet: boolean
}

/** What one measurement says: a table in Markdown under a title, and the limits that it is held against. */
export interface Report {
  title: string
  rows: readonly (readonly string[])[]
  floors: readonly Floor[]
}

/** The report as lines; the first of the rows heads the table. */
export function printReport({ title, rows, floors }: Report): string {
  const table = rows.map((cells) => `| ${cells.join(' | ')} |`)
  const rule = `|${(rows[0] ?? []).map((_, index) => (index === 0 ? '---|' : '---:|')).join('')}`
  return ['', `### ${title}`, '', ...table.slice(0, 1), rule, ...table.slice(1), '', ...floors.map(printFloor)].join('\n')
}

function printFloor({ words, isMet }: Floor): string {
  return `- ${words}: floor ${isMet ? 'met' : 'NOT met'}`
}

/** Whole numbers with commas: 1234.5 is "1,235". */
export function printWhole(value: number | null): string {
  return value === null ? 'not told' : Math.round(value).toLocaleString('en')
}
