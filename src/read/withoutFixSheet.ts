import { FIX_SHEET_MARK } from '../pipeline/templateMark.ts'
import type { Sheet, Workbook } from './sheet.ts'

/** A workbook without the sheet "Cần sửa" that we put into it when it was sent back. */
export function withoutFixSheet(workbook: Workbook): Workbook {
  const ours = new Set(workbook.sheets.filter(isFixSheet).map(({ name }) => name))
  if (ours.size === 0 || workbook.kind === 'csv') return workbook
  return {
    ...workbook,
    sheets: workbook.sheets.filter(({ name }) => !ours.has(name)),
    findings: workbook.findings.filter(({ at }) => !at || !ours.has(at.sheet)),
  }
}

function isFixSheet({ rows }: Sheet): boolean {
  const [first] = rows
  return first?.number === 1 && first.cell(1)?.raw === FIX_SHEET_MARK
}
