import { printDate } from '../parse/printDate.ts'
import { printFigure } from '../parse/printFigure.ts'
import { addressKey } from '../pipeline/addressKey.ts'
import type { SheetExplanation } from '../pipeline/explanation.ts'
import type { Finding } from '../pipeline/finding.ts'
import type { Carried, Outdated } from './carryExplanations.ts'
import { FindingList } from './findingList.ts'
import { acceptExplained, type Explained } from './orderFindings.ts'
import { tellUnplaced } from './tellUnplaced.ts'

/**
 * Holds findings against what the unit explains: a warning on an explained cell is accepted with the words, also with those of an earlier
 * version where the figure is the same; where it is another, it is asked anew. An explanation of nothing that was read is told.
 */
export function settleExplanations(
  findings: readonly Finding[],
  { facts, kept, outdated }: Carried,
  explanations: readonly SheetExplanation[] = [],
): Finding[] {
  const keptCells = new Set(kept.map(({ at }) => addressKey(at)))
  const own = facts.filter(({ explanation, at }) => explanation !== null && !keptCells.has(addressKey(at)))
  const accepted = acceptExplained(acceptExplained(findings, [...cellsOf(explanations), ...own]), kept, 'đã ')
  return [...accepted.map((finding) => askAnew(finding, outdated)), ...FindingList.of(tellUnplaced(explanations, facts, findings))]
}

/** Cells that hold no figure have findings too, such as the name of a union. */
function cellsOf(explanations: readonly SheetExplanation[]): Explained[] {
  return explanations.flatMap(({ words, places }) => places.flatMap(({ cells }) => cells.map((at) => ({ at, explanation: words }))))
}

/** Says of what still waits for an explanation, or is explained in the same words again, that those were for another figure. */
function askAnew(finding: Finding, outdated: Carried['outdated']): Finding {
  const changed = finding.at ? outdated.get(addressKey(finding.at)) : undefined
  const words = changed ? sayOutdated(finding, changed) : null
  return words === null ? finding : { ...finding, message: `${finding.message} ${words}` }
}

/** An error waits for an explanation where it says so itself. */
function sayOutdated({ severity, message }: Finding, changed: Outdated): string | null {
  const { explanation } = changed.earlier
  const waits = severity === 'warning' || (severity === 'error' && /giải trình/iu.test(message))
  if (waits) return `Giải trình trước đây ("${explanation}") là cho ${sayEarlier(changed)}; đề nghị giải trình lại nếu số mới đúng.`
  const isRepeated = severity === 'notice' && changed.now.explanation === explanation && message.endsWith(`"${explanation}".`)
  return isRepeated ? `Lời này trước đây là cho ${sayEarlier(changed)}.` : null
}

/** The figure that was explained; by its day too, where that alone has changed. */
function sayEarlier({ now, earlier }: Outdated): string {
  const [figure, figureNow] = [earlier, now].map(printFigure)
  const isNumber = earlier.state === 'value' || earlier.state === 'zero'
  const day = figure === figureNow ? ` (tính đến ${printDate(earlier.asOf)})` : ''
  return `${isNumber ? `số ${figure}` : `"${figure}"`}${day}`
}
