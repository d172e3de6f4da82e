import type { Finding } from '../pipeline/finding.ts'
import type { Table } from './tableCell.ts'

/** The columns that a sheet must have and has not. */
export function findMissingColumns(columns: readonly { label: string }[], { sheet, heading }: Table): Finding[] {
  return columns
    .filter(({ label }) => !heading.columns.has(label))
    .map(({ label }) => ({
      rule: 'T06',
      severity: 'error',
      at: { sheet: sheet.name, cell: `A${heading.row}` },
      given: null,
      expected: label,
      message: `Thiếu cột "${label}". Đề nghị thêm lại cột này như trong mẫu.`,
    }))
}
