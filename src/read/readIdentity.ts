import { IDENTITY_MARK, IDENTITY_SHEET } from '../pipeline/templateMark.ts'
import type { Sheet, Workbook } from './sheet.ts'

/** What a template says of itself in a place that people do not see: a hidden sheet, or a CSV's first line. */
export interface TemplateIdentity {
  template: string
  version: number
  unit: string
  period: string
  checksum: string | null
}

/** The identity that our template left in a file; null for a file that was made without it. */
export function readIdentity(workbook: Workbook): TemplateIdentity | null {
  const hidden = workbook.sheets.find((sheet) => sheet.name === IDENTITY_SHEET)
  const fields = hidden ? readPairs(hidden) : readFirstLine(workbook.sheets[0])
  if (!fields) return null
  const { template, version, unit, period, checksum } = Object.fromEntries(fields)
  return { template: template ?? '', version: Number(version), unit: unit ?? '', period: period ?? '', checksum: checksum ?? null }
}

function readPairs(sheet: Sheet): Map<string, string> {
  return new Map(sheet.rows.map(({ cells }) => [cells[0]?.raw.trim() ?? '', cells[1]?.raw.trim() ?? '']))
}

function readFirstLine(sheet: Sheet | undefined): Map<string, string> | null {
  const [mark, ...values] = sheet?.rows[0]?.cells.map(({ raw }) => raw.trim()) ?? []
  if (mark?.toLowerCase() !== IDENTITY_MARK) return null
  return new Map(['template', 'version', 'unit', 'period'].map((key, index) => [key, values[index] ?? '']))
}

/** Whether a sheet is ours alone and holds no figures. */
export function isIdentitySheet(sheet: Sheet): boolean {
  return sheet.name === IDENTITY_SHEET
}
