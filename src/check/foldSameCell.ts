import { addressKey } from '../pipeline/addressKey.ts'
import type { Finding } from '../pipeline/finding.ts'

/** So long may be what is told in words of the findings under another one. */
const LONGEST = 240

/**
 * One finding per cell, the first of them: what else must be put right or confirmed there is told with it, in short, so that nobody mends
 * one thing and is sent back for the next. What only follows (a rule on a cell that was not read well), a second word on the same, and a
 * notice are folded away.
 */
export function foldSameCell(findings: readonly Finding[]): Finding[] {
  const byCell = new Map<string | Finding, Finding[]>()
  for (const finding of findings) {
    const { at } = finding
    const cell = at ? addressKey(at) : finding
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
  const told = takeShort([...said])
  const rest = said.size > told.length ? ` và ${said.size - told.length} điểm khác` : ''
  const words = `${told.join('; ')}${rest}`
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

/** The first of them, and as many more as are read at one go. */
function takeShort(said: readonly string[]): string[] {
  const taken: string[] = []
  for (const words of said) {
    if (taken.length > 0 && taken.join('; ').length + words.length > LONGEST) break
    taken.push(words)
  }
  return taken
}

/** What is so, as far as the sentence that says what to do; without the cell that the first finding names already. */
function shorten(message: string): string {
  const [first = '', ...others] = message.replace(/^Ô [A-Z]+\d+ \(.*?\): /su, '').split(/(?<=[.?]) (?=\p{Lu})/u)
  const advice = others.findIndex((sentence) => /đề nghị|có phải/iu.test(sentence))
  return [first, ...(advice < 0 ? others : others.slice(0, advice))].join(' ').replace(/\.$/u, '')
}
