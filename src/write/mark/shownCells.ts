import { columnOf, readAddress, rowOf } from '../../read/xlsx/cellAddress.ts'
import { cellName } from '../cellName.ts'
import type { MarkedCell } from './markedCells.ts'

/** The cells as they are seen: of a merged range only the first one is, and what was found on the others is marked there. */
export function shownCells(cells: readonly MarkedCell[], merges: readonly string[]): MarkedCell[] {
  const ranges = merges.flatMap((range) => rangeOf(range) ?? [])
  const shown = new Map<string, MarkedCell>()
  for (const each of cells) {
    const range = ranges.find(({ top, left, bottom, right }) => {
      return each.row >= top && each.row <= bottom && each.column >= left && each.column <= right
    })
    const [row, column] = range ? [range.top, range.left] : [each.row, each.column]
    const cell = cellName(row, column)
    const there = shown.get(cell)
    if (there) there.findings.push(...each.findings)
    else shown.set(cell, { ...each, cell, row, column, findings: [...each.findings] })
  }
  return [...shown.values()]
}

function rangeOf(range: string): { top: number; left: number; bottom: number; right: number } | null {
  const [first = '', last = ''] = range.split(':')
  const [from, to] = [readAddress(first, 0, first.length), readAddress(last, 0, last.length)]
  return from < 0 || to < 0 ? null : { top: rowOf(from), left: columnOf(from), bottom: rowOf(to), right: columnOf(to) }
}
