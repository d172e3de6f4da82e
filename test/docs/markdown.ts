/** A fenced block of a Markdown text. */
export interface Block {
  language: string
  lines: string[]
}

const FENCED = /^```(\w*)\n(.*?)^```$/gms

export function blocksOf(text: string): Block[] {
  return [...text.matchAll(FENCED)].map(([, language = '', body = '']) => ({ language, lines: body.trimEnd().split('\n') }))
}

/** What stands between backquotes within a line. */
export function codeSpansOf(text: string): string[] {
  return [...text.replace(FENCED, '').matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code)
}

/** Where the links of a text lead, code aside. */
export function linksOf(text: string): string[] {
  return [...text.replace(FENCED, '').matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target)
}

/** The anchors that a reader of Markdown makes of headings: lower case, hyphens for spaces, no punctuation. */
export function anchorsOf(text: string): string[] {
  return [...text.replace(FENCED, '').matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  )
}

/** The cells of the table rows whose first cell fits, the first cell apart from the rest. */
export function rowsOf(text: string, first: RegExp): { first: string; cells: string[] }[] {
  const rows = text.split('\n').filter((line) => line.startsWith('|'))
  return rows
    .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim()))
    .flatMap(([, head = '', ...cells]) => (first.test(head) ? [{ first: head, cells: cells.slice(0, -1) }] : []))
}
