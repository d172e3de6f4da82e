import type { Workbook, Worksheet } from 'exceljs'
import { GUIDE_SHEET } from '../pipeline/templateMark.ts'
import { type GuideRow, guideRows } from './guideRows.ts'
import { addTemplateSheet, fitHeight, HEADING_ROW, protectSheet } from './templateSheet.ts'
import { HEADING, type Look, writeCell } from './templateStyle.ts'
import type { TemplateOrder } from './writeTemplate.ts'

const WIDTHS = [22, 76, 20]

/** Adds the sheet that says how to fill the template in. Nothing on it is open, and nothing is read from it. */
export async function addTemplateGuide(workbook: Workbook, order: TemplateOrder): Promise<void> {
  const sheet = addTemplateSheet(workbook, {
    name: GUIDE_SHEET,
    title: `Hướng dẫn ghi ${order.pipeline.name.toLowerCase()}`,
    order,
    widths: WIDTHS,
    hidesCodes: false,
    frozen: { rows: HEADING_ROW - 2, columns: 0 },
    landscape: false,
  })
  sheet.pageSetup.printTitlesRow = `1:${HEADING_ROW - 2}`
  let row = HEADING_ROW
  for (const each of guideRows(order)) {
    if (each.is === 'title' && row > HEADING_ROW) row++
    writeRow(sheet, row++, each)
  }
  await protectSheet(sheet)
}

function writeRow(sheet: Worksheet, row: number, { is, cells }: GuideRow): void {
  const look: Look = is === 'headings' ? HEADING : is === 'row' ? { border: true, wrap: true } : { bold: true, size: 13 }
  const columns = is === 'title' ? 1 : WIDTHS.length
  for (let column = 1; column <= columns; column++) writeCell(sheet, row, column, cells[column - 1] || null, look)
  if (is !== 'title') fitHeight(sheet, row)
}
