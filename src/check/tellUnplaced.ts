import { addressKey } from '../pipeline/addressKey.ts'
import type { SheetExplanation } from '../pipeline/explanation.ts'
import type { Fact } from '../pipeline/fact.ts'
import type { Finding } from '../pipeline/finding.ts'

/** Rows of the sheet of explanations that name a cell where there is neither a figure nor anything to explain: told at their own place. */
export function tellUnplaced(explanations: readonly SheetExplanation[], facts: readonly Fact[], findings: readonly Finding[]): Finding[] {
  if (explanations.length === 0) return []
  const known = knownCells(explanations, facts, findings)
  return explanations.flatMap(({ at, places }) => {
    const unplaced = places.filter(({ cells }) => !cells.some((cell) => known.has(addressKey(cell))))
    const sheet = places[0]?.cells[0]?.sheet ?? ''
    return unplaced.length > 0 ? [unplacedAt(at, sheet, unplaced.map(({ named }) => named).join(', '))] : []
  })
}

function unplacedAt(at: Finding['at'], sheet: string, cells: string): Finding {
  const message = `Trang ${sheet} không có số liệu nào được đọc ở ô ${cells} nên lời giải trình này chưa gắn với số nào. Đề nghị ghi đúng ô có số cần giải trình (như E7).`
  return { rule: 'T51', severity: 'notice', at, given: cells, expected: null, message }
}

/** The cells of the named sheets that hold a figure or have a finding. */
function knownCells(explanations: readonly SheetExplanation[], facts: readonly Fact[], findings: readonly Finding[]): Set<string> {
  const sheets = new Set(explanations.flatMap(({ places }) => places.flatMap(({ cells }) => cells.map(({ sheet }) => sheet))))
  const known = new Set<string>()
  for (const { at } of facts) if (sheets.has(at.sheet)) known.add(addressKey(at))
  for (const { at } of findings) if (at && sheets.has(at.sheet)) known.add(addressKey(at))
  return known
}
