/** A table of Markdown. A bar inside a cell is escaped; a column that is blank in every row is left out. */
export function layMarkdown(heads: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const isKept = heads.map((_, index) => rows.some((row) => row[index]))
  const lay = (cells: readonly string[]) =>
    `| ${cells
      .filter((_, index) => isKept[index])
      .map(escapeCell)
      .join(' | ')} |`
  return [lay(heads), lay(heads.map(() => '---')), ...rows.map(lay)]
}

function escapeCell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ')
}
