import type { FixList } from './fixList.ts'
import { fixRows } from './fixRows.ts'
import { fixSheetXml } from './fixSheet.ts'
import { addFixStyles } from './fixStyles.ts'
import { FIX_SHEET, titleOf } from './markUp.ts'
import { LINKS, MAIN, RELATIONS, usual } from './namespaceNames.ts'
import { SPREADSHEET } from './openBook.ts'
import { StylesPart } from './stylesPart.ts'
import { newRecord, packRecords } from './zipRecord.ts'

/** A workbook of its own with the sheet "Cần sửa", for a file that cannot be marked itself. `sheets`: in which order its places are told. */
export function buildFixWorkbook(fixes: FixList, sheets: readonly string[]): Uint8Array {
  const [main, styles] = [usual(MAIN), new StylesPart(null, false)]
  const content = { title: titleOf(fixes.findings), head: fixes.head, rows: fixRows(fixes, sheets), memory: [], sheets: new Set<string>() }
  const sheet = fixSheetXml(content, addFixStyles(styles), { main, windows: 1 })
  const parts: [path: string, text: string | Buffer][] = [
    ['[Content_Types].xml', CONTENT_TYPES],
    ['_rels/.rels', linksXml([['officeDocument', 'xl/workbook.xml']])],
    [
      'xl/workbook.xml',
      `${XML}<workbook xmlns="${main}" xmlns:r="${usual(RELATIONS)}"><sheets><sheet name="${FIX_SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      linksXml([
        ['worksheet', 'worksheets/sheet1.xml'],
        ['styles', 'styles.xml'],
      ]),
    ],
    ['xl/worksheets/sheet1.xml', sheet],
    ['xl/styles.xml', Buffer.from(styles.build(), 'latin1')],
  ]
  return packRecords(
    parts.map(([path, text]) => newRecord(path, Buffer.from(text as string), SOME_MOMENT)),
    new Uint8Array(),
  )
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const CONTENT_TYPES = `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SPREADSHEET}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SPREADSHEET}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${SPREADSHEET}.styles+xml"/></Types>`

/** 1 January 2000: the same findings give the same bytes. */
const SOME_MOMENT = { time: 0, date: (20 << 9) | (1 << 5) | 1 }

function linksXml(links: readonly (readonly [kind: string, target: string])[]): string {
  const all = links.map(
    ([kind, target], index) => `<Relationship Id="rId${index + 1}" Type="${usual(RELATIONS)}/${kind}" Target="${target}"/>`,
  )
  return `${XML}<Relationships xmlns="${usual(LINKS)}">${all.join('')}</Relationships>`
}
