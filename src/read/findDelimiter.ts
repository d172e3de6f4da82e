/**
 * Finds what separates the fields of a CSV: ";", a tab or ",". A first line that starts with "#" tells by its first
 * delimiter; otherwise the one that stands equally often in most lines, outside quotes. A comma is only
 * considered where neither of the others serves, since decimal commas stand in most lines too.
 */
export function findDelimiter(text: string): string {
  const lines = linesOutsideQuotes(text).filter((line) => /[^ ]/.test(line))
  const marked = lines[0]?.startsWith('#') && /[;,\t]/.exec(lines[0])
  if (marked) return marked[0]
  const [semicolon, tab, comma] = [';', '\t', ','].map((delimiter) => consistency(lines, delimiter)) as [number, number, number]
  if (Math.max(semicolon, tab) < 0.5 && comma > Math.max(semicolon, tab)) return ','
  return tab > semicolon ? '\t' : ';'
}

/** The lines at the top of a CSV without what stands in quotes, which may hold signs and line ends of its own. */
export function linesOutsideQuotes(text: string): string[] {
  const sample = text.slice(0, SAMPLE_CHARS).replace(/(^|[;,\t\r\n])"(?:[^"]|"")*"/g, '$1')
  return sample.split(/[\r\n]+/)
}

const SAMPLE_CHARS = 65_536

/** The share of lines that have the delimiter as often as the most usual line that has it. */
function consistency(lines: readonly string[], delimiter: string): number {
  const linesByCount = new Map<number, number>()
  for (const line of lines) {
    const count = line.split(delimiter).length - 1
    if (count > 0) linesByCount.set(count, (linesByCount.get(count) ?? 0) + 1)
  }
  return Math.max(0, ...linesByCount.values()) / Math.max(1, lines.length)
}
