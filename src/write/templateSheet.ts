import type { Workbook, Worksheet } from 'exceljs'
import { printPeriod } from '../parse/printPeriod.ts'
import { HEADING, writeCell } from './templateStyle.ts'
import type { TemplateOrder } from './writeTemplate.ts'

/** The row of the headings on every form (the first field, on a cover); answers start in the row below. */
export const HEADING_ROW = 4

/** How many rows of a list and of an event form are prepared for answers: about ten times what a unit has. */
export const LIST_ROWS = 1000
export const EVENT_ROWS = 200

interface SheetPlan {
  name: string
  title: string
  /** Whose return it is and for when: under the title. */
  order: Pick<TemplateOrder, 'unit' | 'period'>
  widths: readonly number[]
  /** Whether column A holds codes that only the reader needs. */
  hidesCodes: boolean
  frozen: { rows: number; columns: number }
  landscape: boolean
}

/** Adds a sheet with its title, widths, frozen panes and one A4 page of width; its page number is at the foot. */
export function addTemplateSheet(workbook: Workbook, plan: SheetPlan): Worksheet {
  const sheet = workbook.addWorksheet(plan.name, {
    views: [{ state: 'frozen', xSplit: plan.frozen.columns, ySplit: plan.frozen.rows }],
    pageSetup: { paperSize: 9, orientation: plan.landscape ? 'landscape' : 'portrait', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    headerFooter: { oddFooter: '&R&"Times New Roman,Regular"&P/&N' },
  })
  plan.widths.forEach((width, index) => {
    sheet.getColumn(index + 1).width = width
  })
  sheet.getColumn(1).hidden = plan.hidesCodes
  const firstShown = plan.hidesCodes ? 2 : 1
  writeCell(sheet, 1, firstShown, plan.title, { bold: true, size: 14 })
  writeCell(sheet, 2, firstShown, `${plan.order.unit.name} · ${printPeriod(plan.order.period.code)}`, {})
  return sheet
}

/** Writes the headings of a table, and repeats them on every page that is printed. */
export function writeHeadings(sheet: Worksheet, labels: readonly string[]): void {
  labels.forEach((label, index) => {
    writeCell(sheet, HEADING_ROW, index + 1, label, HEADING)
  })
  fitHeight(sheet, HEADING_ROW)
  sheet.pageSetup.printTitlesRow = `${HEADING_ROW}:${HEADING_ROW}`
}

const LINE_POINTS = 16

/** Makes a row high enough for its wrapped texts: not every program does that by itself. One line is left to grow as it likes. */
export function fitHeight(sheet: Worksheet, row: number): void {
  let lines = 1
  sheet.getRow(row).eachCell((cell, column) => {
    const width = sheet.getColumn(column).width ?? 0
    if (typeof cell.value === 'string' && cell.alignment?.wrapText && width > 2) lines = Math.max(lines, linesIn(cell.value, width - 2))
  })
  if (lines > 1) sheet.getRow(row).height = lines * LINE_POINTS
}

/** How many lines of so many characters a text takes that is broken between words, and within those that are longer. */
function linesIn(text: string, width: number): number {
  let [lines, used] = [1, 0]
  for (const word of text.split(' ')) {
    if (used > 0 && used + word.length > width) [lines, used] = [lines + 1, 0]
    lines += Math.ceil(word.length / width) - 1
    used += ((word.length - 1) % width) + 2
  }
  return lines
}

/** Locks what is not open for an answer; without a password, so that an office can always help itself. */
export async function protectSheet(sheet: Worksheet): Promise<void> {
  await sheet.protect('', { formatColumns: true, formatRows: true, insertRows: true, deleteRows: true, sort: true })
}
