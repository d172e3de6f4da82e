import type { Fact } from '../pipeline/fact.ts'
import type { Finding, Severity } from '../pipeline/finding.ts'

const WEIGHT: Record<Severity, number> = { error: 0, warning: 1, notice: 2 }

/** Errors before warnings before notices, and one finding per cell: the first of the heaviest; what follows from it is folded away. */
export function orderFindings(findings: readonly Finding[]): Finding[] {
  const sorted = [...findings].sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity])
  const seen = new Set<string>()
  return sorted.filter(({ at }) => {
    if (!at) return true
    const cell = `${at.sheet}!${at.cell}`
    return seen.size !== seen.add(cell).size
  })
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

/** What should be done, or may be meant, is no question any more. */
function withoutAdvice(message: string): string {
  return message.replace(/ (?:Đề nghị|Có phải) .*$/su, '')
}
