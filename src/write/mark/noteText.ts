import type { Finding, Severity } from '../../pipeline/finding.ts'

/** What the note on a cell says of its findings, the heaviest first. */
export function noteText(findings: readonly Finding[]): string {
  return findings.map(({ severity, message }) => `${TITLES[severity]} (${SIGNED_BY}):\n${message}`).join('\n\n')
}

/** Where our own words begin in a note, which may stand below somebody's; -1 where there are none. */
export function ourWordsIn(note: string): number {
  return OURS.exec(note.replace(/\r\n?/g, '\n'))?.index ?? -1
}

/** Between a note that was there and ours. */
export const BELOW = `\n${'─'.repeat(12)}\n`

export const SIGNED_BY = 'tonghop'

const TITLES: Record<Severity, string> = { error: 'Cần sửa', warning: 'Cần xác nhận', notice: 'Lưu ý' }
const OURS = new RegExp(`(?:\\n?─{6,}\\n)?(?:${Object.values(TITLES).join('|')}) \\(${SIGNED_BY}\\):`)
