const LONGEST = 60
/** So much is looked at: to normalize a million signs takes too long. */
const MOST = 1_000

/** What was typed, between quotation marks for a sentence: one line, NFC, cut where it is long. */
export function quote(text: string): string {
  const line = text.slice(0, MOST).normalize('NFC').replace(/\s+/gu, ' ').trim()
  return `"${line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line}"`
}
