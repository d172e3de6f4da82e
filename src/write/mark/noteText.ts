import type { Finding, Severity } from '../../pipeline/finding.ts'

/** What the note on a cell says of its findings, the heaviest first; as much of it as Excel takes in a note, below one that is there. */
export function noteText(findings: readonly Finding[]): string {
  return findings
    .map(({ severity, message }) => `${TITLES[severity]} (${SIGNED_BY}):\n${message}`)
    .join('\n\n')
    .slice(0, LONGEST_NOTE)
}

/** Excel takes 32,767 letters. */
const LONGEST_NOTE = 30_000

/** Where our own words begin in a note, which may stand below somebody's; -1 where there are none. */
export function ourWordsIn(note: string): number {
  return OURS.exec(note)?.index ?? -1
}

/** Between a note that was there and ours. */
export const BELOW = `\n${'─'.repeat(12)}\n`

export const SIGNED_BY = 'tonghop'

const TITLES: Record<Severity, string> = { error: 'Cần sửa', warning: 'Cần xác nhận', notice: 'Lưu ý' }
/** Programs that save the file write one in ways of their own. */
const LINE_END = '(?:\\r\\n|\\r|\\n)'
const OURS = new RegExp(`(?:${LINE_END}?─{6,}${LINE_END})?(?:${Object.values(TITLES).join('|')}) \\(${SIGNED_BY}\\):`)
