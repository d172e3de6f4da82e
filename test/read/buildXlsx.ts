import { strToU8, type Zippable, zipSync } from 'fflate'

export interface XlsxParts {
  /** What stands inside `<sheetData>`, by sheet name; or a whole worksheet's XML where it starts with "<?xml". */
  sheets: Record<string, string>
  /** What stands inside `<sst>`. */
  texts?: string
  /** The number formats of the cell styles, from style 1 on (style 0 is General). */
  formats?: string[]
  is1904?: boolean
  /** The `state` of a sheet, by its name. */
  states?: Record<string, string>
  /** More files, or other contents for one of the files above, by path. */
  files?: Zippable
}

/** Writes a workbook by hand with as little in it as Excel needs. */
export function buildXlsx(parts: XlsxParts): Uint8Array {
  const names = Object.keys(parts.sheets)
  const files: Zippable = {
    '[Content_Types].xml': strToU8(CONTENT_TYPES),
    '_rels/.rels': strToU8(relations([['officeDocument', 'xl/workbook.xml']])),
    'xl/workbook.xml': strToU8(workbookXml(names, parts)),
    'xl/_rels/workbook.xml.rels': strToU8(workbookRelations(names, parts)),
    ...(parts.formats && { 'xl/styles.xml': strToU8(stylesXml(parts.formats)) }),
    ...(parts.texts && { 'xl/sharedStrings.xml': strToU8(`${DECLARATION}<sst xmlns="${MAIN}">${parts.texts}</sst>`) }),
  }
  for (const [index, name] of names.entries()) files[`xl/worksheets/sheet${index + 1}.xml`] = strToU8(sheetXml(parts.sheets[name] ?? ''))
  return zipSync({ ...files, ...parts.files })
}

/** One sheet "BIỂU" with one cell A1. */
export function buildCell(cell: string, parts: Omit<XlsxParts, 'sheets'> = {}): Uint8Array {
  return buildXlsx({ ...parts, sheets: { BIỂU: `<row r="1">${cell}</row>` } })
}

export function sheetXml(rows: string, after = ''): string {
  return rows.startsWith('<?xml') ? rows : `${DECLARATION}<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData>${after}</worksheet>`
}

export const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const CONTENT_TYPES = `${DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`

function workbookXml(names: string[], { is1904, states }: XlsxParts): string {
  const sheets = names.map((name, index) => {
    const state = states?.[name] ? ` state="${states[name]}"` : ''
    return `<sheet name="${name}" sheetId="${index + 1}"${state} r:id="rId${index + 1}"/>`
  })
  const settings = is1904 ? '<workbookPr date1904="1"/>' : ''
  return `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${settings}<sheets>${sheets.join('')}</sheets></workbook>`
}

function workbookRelations(names: string[], parts: XlsxParts): string {
  const sheets = names.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as [string, string])
  const texts: [string, string][] = parts.texts ? [['sharedStrings', 'sharedStrings.xml']] : []
  const styles: [string, string][] = parts.formats ? [['styles', 'styles.xml']] : []
  return relations([...sheets, ...texts, ...styles])
}

function relations(links: [type: string, target: string][]): string {
  const all = links.map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`)
  return `${DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`
}

function stylesXml(formats: string[]): string {
  const codes = formats.map((code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${code.replaceAll('"', '&quot;')}"/>`)
  const styles = formats.map((_, index) => `<xf numFmtId="${164 + index}" xfId="0"/>`)
  return `${DECLARATION}<styleSheet xmlns="${MAIN}"><numFmts>${codes.join('')}</numFmts><cellXfs><xf numFmtId="0" xfId="0"/>${styles.join('')}</cellXfs></styleSheet>`
}
