/** What somebody wrote in a cell, line breaks and all, as one line. */
export function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}
