import type { CellContent, WorkbookPacker } from '../packed/workbookPacker.ts'
import type { Merge } from '../sheet.ts'
import { NOT_CALCULATED } from './numberContent.ts'
import { readXml2003Value } from './readXml2003Value.ts'
import type { Xml2003Styles } from './xml2003Styles.ts'

/** A sheet of an XML Spreadsheet as its tags tell it. */
export interface XmlSheet {
  name: string
  isHidden: boolean
  nextRow: number
  nextColumn: number
  merges: Merge[]
  hiddenColumns: [first: number, last: number][]
  columnStyles: (string | undefined)[]
  rows: { number: number; isHidden: boolean; cells: { column: number; style: number; read: ReadLater; formula: string | undefined }[] }[]
}

/** The type and the text of a Data element; null where a cell has none. */
export type ReadLater = { type: string; text: string } | null

interface Target {
  packer: WorkbookPacker
  styles: Xml2003Styles
  is1904: boolean
}

/** Packs what a sheet holds but for what a merged range covers. */
export function packXmlSheet({ packer, styles, is1904 }: Target, sheet: XmlSheet): void {
  packer.startSheet(sheet.name, { isHidden: sheet.isHidden })
  packer.describeSheet({ merges: sheet.merges, hiddenColumns: sheet.hiddenColumns })
  for (const { number, isHidden, cells } of sheet.rows) {
    packer.startRow(number, isHidden)
    for (const { column, style, read, formula } of cells) {
      const format = styles.table.styles[style]?.format ?? ''
      const content: CellContent | null = read ? readXml2003Value(read, format, is1904) : NOT_CALCULATED
      if (!content) continue
      packer.add(column, { ...content, style, ...(formula !== undefined && { formula }) })
    }
  }
}
