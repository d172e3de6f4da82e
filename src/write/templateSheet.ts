import type { Workbook, Worksheet } from 'exceljs'
import { writeCell } from './templateStyle.ts'

/** The row of the headings on every form (the first field, on a cover); answers start in the row below. */
export const HEADING_ROW = 4

interface SheetPlan {
  name: string
  title: string
  /** Whose return it is and for when, under the title. */
  subtitle: string
  widths: readonly number[]
  /** Whether column A holds codes that only the reader needs. */
  hidesCodes: boolean
  frozen: { rows: number; columns: number }
  landscape: boolean
}

/** Adds a sheet with its title, widths, frozen panes and one A4 page of width. */
export function addTemplateSheet(workbook: Workbook, plan: SheetPlan): Worksheet {
  const sheet = workbook.addWorksheet(plan.name, {
    views: [{ state: 'frozen', xSplit: plan.frozen.columns, ySplit: plan.frozen.rows }],
    pageSetup: { paperSize: 9, orientation: plan.landscape ? 'landscape' : 'portrait', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  })
  plan.widths.forEach((width, index) => {
    sheet.getColumn(index + 1).width = width
  })
  sheet.getColumn(1).hidden = plan.hidesCodes
  const firstShown = plan.hidesCodes ? 2 : 1
  writeCell(sheet, 1, firstShown, plan.title, { bold: true, size: 14 })
  writeCell(sheet, 2, firstShown, plan.subtitle, {})
  return sheet
}

/** Locks what is not open for an answer; without a password, so that an office can always help itself. */
export async function protectSheet(sheet: Worksheet): Promise<void> {
  await sheet.protect('', { formatColumns: true, formatRows: true, insertRows: true, deleteRows: true, sort: true })
}
