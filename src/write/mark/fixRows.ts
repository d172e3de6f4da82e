import type { Finding, Severity } from '../../pipeline/finding.ts'
import { columnOf, readAddress, rowOf } from '../../read/xlsx/cellAddress.ts'
import { cellName } from '../cellName.ts'
import { orderedByCell, WARNINGS_FIRST } from '../orderedByCell.ts'
import type { FixList } from './fixList.ts'

/** A row of the table of what is to be put right: a heading over some of them, or one point. */
export type FixRow = { heading: string } | FixPoint

export interface FixPoint {
  /** Counted from 1; null where the row only adds cells to the one above. */
  number: number | null
  severity: Severity
  sheet: string
  /** A cell or a range of cells below one another, "E7:E9"; empty where it is about no cell. */
  cells: string
  indicator: string
  given: string
  expected: string
  message: string
  rule: string
}

/**
 * The table in the order in which it is worked through: errors, the first five warnings, the others, notices; within each in the order of
 * the sheets and cells. Equal messages are one point with all its cells.
 */
export function fixRows({ findings, labels }: FixList, sheets: readonly string[]): FixRow[] {
  const of = (severity: Severity) =>
    groupEqual(
      orderedByCell(
        findings.filter((finding) => finding.severity === severity),
        sheets,
      ),
    )
  const [errors, warnings, notices] = [of('error'), of('warning'), of('notice')]
  const [first, rest] = [warnings.slice(0, WARNINGS_FIRST), warnings.slice(WARNINGS_FIRST)]
  const sections: [heading: string, groups: Finding[][]][] = [
    [`Cần sửa (${errors.length})`, errors],
    [`Cần xác nhận (${warnings.length}): đúng thì ghi giải trình, sai thì sửa`, first],
    [`Cần xác nhận: còn ${rest.length} điểm`, rest],
    [`Lưu ý (${notices.length}): để biết, không phải làm gì`, notices],
  ]
  let number = 0
  return sections.flatMap(([heading, groups]) => [
    ...(groups.length > 0 ? [{ heading }] : []),
    ...groups.flatMap((group) => pointsOf(group, ++number, labels)),
  ])
}

function groupEqual(findings: readonly Finding[]): Finding[][] {
  const groups = new Map<string, Finding[]>()
  for (const finding of findings) {
    const { rule, given, expected, at } = finding
    const key = JSON.stringify([rule, given, expected, at?.sheet, withoutCell(finding)])
    const group = groups.get(key)
    if (group) group.push(finding)
    else groups.set(key, [finding])
  }
  return [...groups.values()]
}

function withoutCell({ at, message }: Finding): string {
  return at ? message.replaceAll(`Ô ${at.cell} `, 'Mỗi ô này ') : message
}

function pointsOf(group: readonly Finding[], number: number, labels: FixList['labels']): FixPoint[] {
  const [first] = group
  if (!first) return []
  const ranges = first.at ? rangesOf(group.flatMap(({ at }) => at?.cell ?? [])) : ['']
  return ranges.map((cells, index) => ({
    number: index === 0 ? number : null,
    severity: first.severity,
    sheet: first.at?.sheet ?? '',
    cells,
    indicator: (first.at && labels?.get(`${first.at.sheet}!${cells.split(':')[0]}`)) ?? '',
    given: first.given ?? '',
    expected: first.expected ?? '',
    message: index > 0 ? 'Như dòng trên.' : group.length > 1 ? withoutCell(first) : first.message,
    rule: first.rule,
  }))
}

/** Cells that stand below one another as ranges; whatever is no address, as it is. */
function rangesOf(cells: readonly string[]): string[] {
  const ranges: { column: number; top: number; bottom: number; written: string }[] = []
  for (const cell of [...new Set(cells)].sort(byColumn)) {
    const [column, row, last] = [...placeOf(cell), ranges.at(-1)] as const
    if (last && column > 0 && last.column === column && last.bottom + 1 === row) last.bottom = row
    else ranges.push({ column, top: row, bottom: row, written: cell })
  }
  return ranges.map(({ column, top, bottom, written }) => (bottom > top ? `${written}:${cellName(bottom, column)}` : written))
}

function byColumn(a: string, b: string): number {
  const [[left, above], [right, below]] = [placeOf(a), placeOf(b)]
  return left - right || above - below
}

function placeOf(cell: string): [column: number, row: number] {
  const address = readAddress(cell, 0, cell.length)
  return [columnOf(address), rowOf(address)]
}
