import { addressKey } from '../pipeline/addressKey.ts'
import type { Fact } from '../pipeline/fact.ts'
import { type Finding, heaviestFirst } from '../pipeline/finding.ts'
import { foldSameCell } from './foldSameCell.ts'
import { withoutAdvice } from './withoutAdvice.ts'

/**
 * Errors before warnings before notices, and one finding per cell: the first of the heaviest, with what else there is. What was
 * given, and a message that quotes it, are cut where a cell is longer than anybody reads.
 */
export function orderFindings(findings: readonly Finding[]): Finding[] {
  return foldSameCell(heaviestFirst(findings)).map(tidy)
}

const LONGEST_GIVEN = 300
const LONGEST_MESSAGE = 2_000

/** A message is one line in one writing, whatever it quotes. */
function tidy(finding: Finding): Finding {
  const { given, message } = finding
  const line = cut(message, LONGEST_MESSAGE).normalize('NFC').replace(/\s+/gu, ' ').trim()
  return { ...finding, given: given && cut(given, LONGEST_GIVEN), message: line }
}

function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most)}…` : text
}

/** What a unit says of one of its cells. */
export type Explained = Pick<Fact, 'at' | 'explanation'>

/** A warning on a cell that its unit has explained becomes a notice that carries the explanation; `when` says that it was before. */
export function acceptExplained(findings: readonly Finding[], cells: readonly Explained[], when = ''): Finding[] {
  const explained = new Map(cells.flatMap(({ at, explanation }) => (explanation ? [[addressKey(at), explanation] as const] : [])))
  if (explained.size === 0) return [...findings]
  return findings.map((finding) => {
    const words = finding.at && finding.severity === 'warning' ? explained.get(addressKey(finding.at)) : undefined
    const said = `Đơn vị ${when}giải trình: "${words}".`
    return words ? { ...finding, severity: 'notice', message: `${withoutAdvice(finding.message)} ${said}` } : finding
  })
}
