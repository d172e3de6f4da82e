import { strToU8, zipSync } from 'fflate'
import { REGISTER_COLUMNS } from '../pipelines/grassroots-register/forms.ts'
import { pipeline } from '../pipelines/grassroots-register/pipeline.ts'
import { type RegisterRow, registerRows } from './registerRows.ts'
import { type CellContent, SheetText, STYLES, TextTable } from './sheetText.ts'
import { CONTENT_TYPES, DOCUMENT_PROPERTIES, PACKAGE_LINKS, STYLE_SHEET, WORKBOOK, WORKBOOK_LINKS } from './workbookParts.ts'

/** The unit and period of every register. */
export const REGISTER_UNIT = 'LDLD_TAM_DUONG'
export const REGISTER_PERIOD = '2023-Q3'

/**
 * Builds the register of one unit with so many rows as an .xlsx: a cover, a list of twelve columns, and whose it is on a hidden sheet, in
 * the XML that Excel writes (an address and a style on every cell, texts in the shared table, days as styled numbers, blank cells that
 * have a border). The same count gives the same bytes.
 */
export function buildRegister(count: number): Uint8Array {
  const texts = new TextTable()
  const parts = {
    '[Content_Types].xml': CONTENT_TYPES,
    '_rels/.rels': PACKAGE_LINKS,
    'xl/workbook.xml': WORKBOOK,
    'xl/_rels/workbook.xml.rels': WORKBOOK_LINKS,
    'xl/worksheets/sheet1.xml': coverSheet(texts),
    'xl/worksheets/sheet2.xml': listSheet(count, texts),
    'xl/worksheets/sheet3.xml': identitySheet(texts),
    'xl/styles.xml': STYLE_SHEET,
    'xl/sharedStrings.xml': texts.print(),
    'docProps/app.xml': DOCUMENT_PROPERTIES,
  }
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])), { mtime: '2023-09-12T08:00:00' })
}

function coverSheet(texts: TextTable): string {
  const sheet = new SheetText(texts)
  const rows: [string, CellContent['value'], number][] = [
    ['Đơn vị báo cáo', 'LĐLĐ huyện Tam Đường', STYLES.text],
    ['Kỳ báo cáo', 'Quý III/2023', STYLES.text],
    ['Số liệu tính đến ngày', AS_OF, STYLES.day],
  ]
  for (const [label, value, style] of rows)
    sheet.addRow([
      { value: label, style: STYLES.heading },
      { value, style },
    ])
  return sheet.print()
}

function identitySheet(texts: TextTable): string {
  const sheet = new SheetText(texts)
  const identity = { template: pipeline.template.id, version: pipeline.template.version, unit: REGISTER_UNIT, period: REGISTER_PERIOD }
  for (const [key, value] of Object.entries(identity))
    sheet.addRow([
      { value: key, style: 0 },
      { value, style: 0 },
    ])
  return sheet.print()
}

/** 31/8/2023. */
const AS_OF = 45_169

function listSheet(count: number, texts: TextTable): string {
  const sheet = new SheetText(texts)
  sheet.addRow([{ value: 'SỔ CÔNG ĐOÀN CƠ SỞ', style: STYLES.heading }])
  sheet.addRow(REGISTER_COLUMNS.map(({ label }) => ({ value: label, style: STYLES.heading })))
  for (const row of registerRows(count)) sheet.addRow(styled(row))
  return sheet.print()
}

function styled(row: RegisterRow): CellContent[] {
  return row.map((value, index) => ({ value, style: COLUMN_STYLES[index] ?? STYLES.text }))
}

const COLUMN_STYLES = REGISTER_COLUMNS.map(({ code, role }) => {
  if (code === 'founded_on') return STYLES.day
  return role === 'figure' || role === 'number' ? STYLES.count : STYLES.text
})
