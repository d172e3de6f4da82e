import { type Finding, heaviestFirst, type Severity } from '../../pipeline/finding.ts'
import { LAST_COLUMN, LAST_ROW } from '../../read/limits.ts'
import { columnOf, readAddress, rowOf } from '../../read/xlsx/cellAddress.ts'

/** A cell with what was found on it. */
export interface MarkedCell {
  cell: string
  row: number
  column: number
  /** The heaviest of its findings. */
  severity: Severity
  /** The heaviest first. */
  findings: Finding[]
}

/** The cells to be marked, by the name of their sheet (NFC). What is about no cell, or about one that no sheet can have, is not among them. */
export function markedCells(findings: readonly Finding[]): ReadonlyMap<string, readonly MarkedCell[]> {
  const sheets = new Map<string, Map<string, MarkedCell>>()
  for (const finding of heaviestFirst(findings)) {
    const place = finding.at && placeOf(finding.at.cell)
    if (!finding.at || !place) continue
    const name = finding.at.sheet.normalize('NFC')
    const cells = sheets.get(name) ?? new Map<string, MarkedCell>()
    sheets.set(name, cells)
    const known = cells.get(finding.at.cell)
    if (known) known.findings.push(finding)
    else cells.set(finding.at.cell, { cell: finding.at.cell, ...place, severity: finding.severity, findings: [finding] })
  }
  return new Map([...sheets].map(([name, cells]) => [name, [...cells.values()]]))
}

function placeOf(cell: string): { row: number; column: number } | null {
  const address = readAddress(cell, 0, cell.length)
  const [row, column] = [rowOf(address), columnOf(address)]
  return row >= 1 && row <= LAST_ROW && column >= 1 && column <= LAST_COLUMN ? { row, column } : null
}
