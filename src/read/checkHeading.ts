import type { Finding } from '../pipeline/finding.ts'
import { columnLetters, isBlank } from './cellAt.ts'
import { findNumbers, isLoneNumber } from './leftOver.ts'
import type { Row } from './sheet.ts'
import { isMark } from './splitParts.ts'
import type { Table } from './tableCell.ts'

/** What is said of a table's headings and what stands above them: numbers that nobody reads, and columns under one heading twice. */
export function checkHeading(rows: readonly Row[], table: Table): Finding[] {
  return [...findNumbers(cellsAbove(table)), ...table.heading.doubles.flatMap((double) => doubleColumn(double, rows, table))]
}

/** Titles and headings; words are what they are for. */
function cellsAbove({ sheet, heading }: Table) {
  const above = sheet.rows.filter((row) => row.number <= heading.row && !isMark(row)).flatMap(({ cells }) => cells)
  return above.filter(({ kind, raw }) => kind !== 'text' || isLoneNumber(raw))
}

/** Of two columns with one heading the first is read; nobody can tell that the second is not meant, if there is anything in it. */
function doubleColumn({ label, column }: { label: string; column: number }, rows: readonly Row[], { sheet, heading }: Table): Finding[] {
  const [first, second] = [heading.columns.get(label) ?? column, column].map(columnLetters)
  const isFilled = rows.some((row) => {
    const cell = row.cell(column)
    return cell !== undefined && !isBlank(cell)
  })
  const at = { sheet: sheet.name, cell: `${second}${heading.row}` }
  const message = `Hai cột ${first} và ${second} cùng có tên "${label}"${isFilled ? ', nên không rõ lấy số ở cột nào. Đề nghị giữ một cột, hoặc ghi đúng tên mỗi cột như trong mẫu.' : `; cột ${second} để trống nên không được đọc.`}`
  return [{ rule: 'T41', severity: isFilled ? 'error' : 'notice', at, given: label, expected: null, message }]
}
