const LONGEST = 60

/** What was typed, between quotation marks for a sentence: one line, NFC, cut where it is long. */
export function quote(text: string): string {
  const line = text.normalize('NFC').replace(/\s+/gu, ' ').trim()
  return `"${line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line}"`
}
