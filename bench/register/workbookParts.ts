import { IDENTITY_SHEET } from '../../src/pipeline/templateMark.ts'
import { LINKS, MAIN, XML } from './sheetText.ts'

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const SHEETS = ['BIA', 'SO_CDCS', IDENTITY_SHEET]

const PARTS = [
  ['xl/workbook.xml', `${TYPES}.sheet.main+xml`],
  ...SHEETS.map((_, index) => [`xl/worksheets/sheet${index + 1}.xml`, `${TYPES}.worksheet+xml`]),
  ['xl/styles.xml', `${TYPES}.styles+xml`],
  ['xl/sharedStrings.xml', `${TYPES}.sharedStrings+xml`],
  ['docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties+xml'],
]

export const CONTENT_TYPES = `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${PARTS.map(([name, type]) => `<Override PartName="/${name}" ContentType="${type}"/>`).join('')}</Types>`

export const PACKAGE_LINKS = links(['officeDocument', 'xl/workbook.xml'], ['extended-properties', 'docProps/app.xml'])

export const WORKBOOK_LINKS = links(
  ...SHEETS.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as const),
  ['styles', 'styles.xml'],
  ['sharedStrings', 'sharedStrings.xml'],
)

export const WORKBOOK = `${XML}<workbook xmlns="${MAIN}" xmlns:r="${LINKS}"><workbookPr defaultThemeVersion="166925"/><bookViews><workbookView xWindow="0" yWindow="0" windowWidth="28800" windowHeight="12225"/></bookViews><sheets>${SHEETS.map(printSheet).join('')}</sheets><calcPr calcId="191029"/></workbook>`

/** Cell formats in the order of STYLES: plain, heading, text, count, day; all but the plain one have a border. */
export const STYLE_SHEET = `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Times New Roman"/><family val="1"/></font><font><b/><sz val="11"/><name val="Times New Roman"/><family val="1"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="1" xfId="0" applyFont="1" applyBorder="1"/><xf numFmtId="0" fontId="0" fillId="0" borderId="1" xfId="0" applyBorder="1"/><xf numFmtId="3" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1"/><xf numFmtId="14" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

export const DOCUMENT_PROPERTIES = `${XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Microsoft Excel</Application></Properties>`

function links(...targets: readonly (readonly [type: string, target: string])[]): string {
  const printed = targets.map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${LINKS}/${type}" Target="${target}"/>`)
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${printed.join('')}</Relationships>`
}

function printSheet(name: string, index: number): string {
  const state = name === IDENTITY_SHEET ? ' state="veryHidden"' : ''
  return `<sheet name="${name}" sheetId="${index + 1}"${state} r:id="rId${index + 1}"/>`
}
