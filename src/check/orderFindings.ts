import type { Fact } from '../pipeline/fact.ts'
import type { Finding, Severity } from '../pipeline/finding.ts'
import { foldSameCell } from './foldSameCell.ts'
import { withoutAdvice } from './withoutAdvice.ts'

const WEIGHT: Record<Severity, number> = { error: 0, warning: 1, notice: 2 }

/**
 * Errors before warnings before notices, and one finding per cell: the first of the heaviest, with what else there is. What was
 * given, and a message that quotes it, are cut where a cell is longer than anybody reads.
 */
export function orderFindings(findings: readonly Finding[]): Finding[] {
  const sorted = [...findings].sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity])
  return foldSameCell(sorted).map(tidy)
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

/** A warning on a figure that its unit has explained becomes a notice that carries the explanation. */
export function acceptExplained(findings: readonly Finding[], facts: readonly Fact[]): Finding[] {
  const withWords = facts.filter(({ explanation }) => explanation)
  const explained = new Map(withWords.map(({ at, explanation }) => [`${at.sheet}!${at.cell}`, explanation]))
  return findings.map((finding) => {
    const words = finding.at && finding.severity === 'warning' ? explained.get(`${finding.at.sheet}!${finding.at.cell}`) : undefined
    return words ? { ...finding, severity: 'notice', message: `${withoutAdvice(finding.message)} Đơn vị giải trình: "${words}".` } : finding
  })
}
