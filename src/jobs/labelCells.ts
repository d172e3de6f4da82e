import { addressKey } from '../pipeline/addressKey.ts'
import type { Finding } from '../pipeline/finding.ts'
import type { Reading } from '../read/reading.ts'

/** The labels of the indicators that stand in the cells of findings, by "sheet!cell". */
export function labelCells({ forms }: Reading, findings: readonly Finding[]): Map<string, string> {
  const wanted = new Set(findings.flatMap(({ at }) => (at ? [addressKey(at)] : [])))
  const sheets = new Set(findings.map(({ at }) => at?.sheet))
  const labels = new Map<string, string>()
  for (const { sheet, entries } of forms) {
    if (!sheets.has(sheet)) continue
    for (const { indicator, cell } of entries) {
      const place = addressKey(cell.at)
      if (wanted.has(place)) labels.set(place, indicator.label)
    }
  }
  return labels
}
