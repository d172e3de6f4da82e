import type { Finding } from '../pipeline/finding.ts'
import { headingAddress, type Table } from './tableCell.ts'

/** The columns that a sheet must have and has not, told at one of its headings. */
export function findMissingColumns(columns: readonly { label: string }[], table: Table, at?: string): Finding[] {
  return columns
    .filter(({ label }) => !table.heading.columns.has(label))
    .map(({ label }) => ({
      rule: 'T06',
      severity: 'error',
      at: headingAddress(table, at),
      given: null,
      expected: label,
      message: `Thiếu cột "${label}". Đề nghị thêm lại cột này như trong mẫu.`,
    }))
}
