import type { Finding } from '../pipeline/finding.ts'
import { withoutAdvice } from './withoutAdvice.ts'

/** How many of the findings under another one are told in words. */
const TOLD = 3

/**
 * One finding per cell, the first of them: what else must be put right or confirmed there is told with it, in short, so that nobody mends
 * one thing and is sent back for the next. What only follows (a rule on a cell that was not read well), a second word on the same, and a
 * notice are folded away.
 */
export function foldSameCell(findings: readonly Finding[]): Finding[] {
  const byCell = new Map<string | Finding, Finding[]>()
  for (const finding of findings) {
    const { at } = finding
    const cell = at ? `${at.sheet}!${at.cell}` : finding
    const there = byCell.get(cell)
    if (there) there.push(finding)
    else byCell.set(cell, [finding])
  }
  return [...byCell.values()].flatMap(([first, ...others]) => (first ? withOthers(first, others) : []))
}

function withOthers(first: Finding, others: readonly Finding[]): Finding {
  const said = new Set(others.filter((other) => isAnother(other, first)).map(({ message }) => shorten(message)))
  said.delete(shorten(first.message))
  if (said.size === 0) return first
  const rest = said.size > TOLD ? ` và ${said.size - TOLD} điểm khác` : ''
  const words = `${[...said].slice(0, TOLD).join('; ')}${rest}`
  return { ...first, message: `${first.message} Ngoài ra còn: ${words}${words.endsWith('?') ? '' : '.'}` }
}

/** Whether a finding asks for something that the first one does not. */
function isAnother(other: Finding, first: Finding): boolean {
  const isUnread = first.severity === 'error' && isOfReading(first)
  if (other.severity === 'notice' || (isUnread && !isOfReading(other))) return false
  return other.rule !== first.rule || other.expected !== first.expected
}

/** Whether a finding is the engine's own, on how the file could be read, and of no pipeline's rule: see docs/decisions/0006. */
function isOfReading({ rule }: Finding): boolean {
  return /^[TV]/u.test(rule)
}

/** What is so, without the cell that the first finding names already. */
function shorten(message: string): string {
  return withoutAdvice(message)
    .replace(/^Ô [A-Z]+\d+ \(.*?\): /su, '')
    .replace(/\.$/u, '')
}
