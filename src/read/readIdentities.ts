import { GUIDE_SHEET, IDENTITY_SHEET } from '../pipeline/templateMark.ts'
import { foldLabel } from './matchText.ts'
import type { Row, Sheet, Workbook } from './sheet.ts'
import { isMark } from './splitParts.ts'

/** What a template says of itself in a place that people do not see: a hidden sheet, or a line of a CSV. */
export interface TemplateIdentity {
  template: string
  version: number
  unit: string
  period: string
  checksum: string | null
  /** The line of a CSV; null for a workbook's hidden sheet. */
  line: number | null
}

/** The identities that our templates left in a file, one for each part of a CSV; none for a file that was made without them. */
export function readIdentities({ kind, sheets }: Workbook): TemplateIdentity[] {
  const hidden = sheets.find((sheet) => sheet.name === IDENTITY_SHEET)
  if (hidden) return [identityOf(readPairs(hidden), null)]
  const rows = sheets[0]?.rows ?? []
  return (kind === 'csv' ? rows : rows.slice(0, 1)).filter(isMark).map((row) => identityOf(readFields(row), row.number))
}

function identityOf(fields: ReadonlyMap<string, string>, line: number | null): TemplateIdentity {
  const { template = '', version, unit = '', period = '', checksum = null } = Object.fromEntries(fields)
  return { template, version: Number(version), unit, period, checksum, line }
}

function readPairs(sheet: Sheet): Map<string, string> {
  return new Map(sheet.rows.map(({ cells }) => [cells[0]?.raw.trim() ?? '', cells[1]?.raw.trim() ?? '']))
}

function readFields({ cells }: Row): Map<string, string> {
  return new Map(IDENTITY_FIELDS.map((key, index) => [key, cells[index + 1]?.raw.trim() ?? '']))
}

/** What stands after the mark of a CSV, in order. */
export const IDENTITY_FIELDS = ['template', 'version', 'unit', 'period'] as const

/** Whether a sheet is the template's own and holds no answers. */
export function isOwnSheet({ name }: Sheet): boolean {
  return name === IDENTITY_SHEET || foldLabel(name) === foldLabel(GUIDE_SHEET)
}
