import { strToU8 } from 'fflate'

/** A link from a part to another, as a .rels file has it; `type` is the end of its URI, or a whole one. */
export interface Link {
  id: string
  type: string
  target: string
  isOutside?: boolean
}

/** One file of a workbook; its content type where it is not that of its extension. */
export interface Part {
  path: string
  content: string | Uint8Array
  type?: string
  links?: readonly Link[]
}

export interface HandSheet {
  name: string
  /** What stands inside `<sheetData>`. */
  rows?: string
  /** What stands before and after `<sheetData>`. */
  before?: string
  after?: string
  /** More namespaces and attributes of `<worksheet>`. */
  root?: string
  /** The whole XML, in place of all that is above. */
  xml?: string
  state?: string
  kind?: 'worksheet' | 'chartsheet'
  path?: string
  links?: readonly Link[]
}

/** A workbook written by hand: `before` and `after` stand before and after `<sheets>`. */
export interface HandBook {
  sheets: readonly HandSheet[]
  before?: string
  after?: string
  root?: string
  links?: readonly Link[]
  /** What stands inside `<styleSheet>`; null for none. */
  styles?: string | null
  texts?: string
  parts?: readonly Part[]
  mainType?: string
  rootLinks?: readonly Link[]
}

export type Files = Record<string, Uint8Array>

export const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
export const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
export const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'
const SHEETML = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** The files of a workbook by path, with its content types and links. */
export function filesOf(book: HandBook): Files {
  const parts = [workbookPart(book), ...sheetParts(book), ...tableParts(book), ...(book.parts ?? [])]
  const root: Part = {
    path: '',
    content: '',
    links: [{ id: 'rId1', type: 'officeDocument', target: 'xl/workbook.xml' }, ...(book.rootLinks ?? [])],
  }
  return filesOfParts([root, ...parts])
}

/** The same of parts alone; the one with an empty path has the links of the package. */
export function filesOfParts(parts: readonly Part[]): Files {
  const files: Files = { '[Content_Types].xml': strToU8(contentTypes(parts)) }
  for (const { path, content, links } of parts) {
    if (path) files[path] = typeof content === 'string' ? strToU8(content) : content
    if (links) files[path.replace(/([^/]*)$/, '_rels/$1.rels')] = strToU8(linksXml(links))
  }
  return files
}

export function linksXml(links: readonly Link[]): string {
  const all = links.map(({ id, type, target, isOutside }) => {
    const uri = type.includes(':') ? type : `${OFFICE}/${type}`
    return `<Relationship Id="${id}" Type="${uri}" Target="${target}"${isOutside ? ' TargetMode="External"' : ''}/>`
  })
  return `${DECLARATION}<Relationships xmlns="${PACKAGE}">${all.join('')}</Relationships>`
}

/** A worksheet as it stands in its part. */
export function sheetXml({ xml, rows, before = '', after = '', root = '' }: Omit<HandSheet, 'name'>): string {
  if (xml) return xml
  const cells = rows === undefined ? '<sheetData/>' : `<sheetData>${rows}</sheetData>`
  return `${DECLARATION}<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}"${root}>${before}${cells}${after}</worksheet>`
}

function contentTypes(parts: readonly Part[]): string {
  const defaults = Object.entries(EXTENSIONS).map(([extension, type]) => `<Default Extension="${extension}" ContentType="${type}"/>`)
  const own = parts.flatMap(({ path, type }) => (type ? [`<Override PartName="/${path}" ContentType="${type}"/>`] : []))
  return `${DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${defaults.join('')}${own.join('')}</Types>`
}

const EXTENSIONS: Record<string, string> = {
  rels: 'application/vnd.openxmlformats-package.relationships+xml',
  xml: 'application/xml',
  png: 'image/png',
  vml: 'application/vnd.openxmlformats-officedocument.vmlDrawing',
  bin: `${SHEETML}.printerSettings`,
}

function pathOf({ path }: HandSheet, index: number): string {
  return path ?? `worksheets/sheet${index + 1}.xml`
}

function workbookPart({ sheets, before = '', after = '', root = '', links = [], styles, texts, mainType }: HandBook): Part {
  const listed = sheets.map(
    ({ name, state }, index) => `<sheet name="${name}" sheetId="${index + 1}"${state ? ` state="${state}"` : ''} r:id="rId${index + 1}"/>`,
  )
  const xml = `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"${root}>${before}<sheets>${listed.join('')}</sheets>${after}</workbook>`
  const own = sheets.map((sheet, index): Link => ({ id: `rId${index + 1}`, type: sheet.kind ?? 'worksheet', target: pathOf(sheet, index) }))
  const tables: Link[] = [
    ...(styles === null ? [] : [{ id: 'rId101', type: 'styles', target: 'styles.xml' }]),
    ...(texts ? [{ id: 'rId102', type: 'sharedStrings', target: 'sharedStrings.xml' }] : []),
  ]
  return {
    path: 'xl/workbook.xml',
    type: mainType ?? `${SHEETML}.sheet.main+xml`,
    content: DECLARATION + xml,
    links: [...own, ...tables, ...links],
  }
}

function sheetParts({ sheets }: HandBook): Part[] {
  return sheets.map((sheet, index) => ({
    path: `xl/${pathOf(sheet, index)}`,
    type: `${SHEETML}.${sheet.kind ?? 'worksheet'}+xml`,
    content: sheetXml(sheet),
    ...(sheet.links && { links: sheet.links }),
  }))
}

function tableParts({ styles, texts }: HandBook): Part[] {
  const stylesXml = `${DECLARATION}<styleSheet xmlns="${MAIN}">${styles}</styleSheet>`
  return [
    ...(typeof styles === 'string' ? [{ path: 'xl/styles.xml', type: `${SHEETML}.styles+xml`, content: stylesXml }] : []),
    ...(texts
      ? [
          {
            path: 'xl/sharedStrings.xml',
            type: `${SHEETML}.sharedStrings+xml`,
            content: `${DECLARATION}<sst xmlns="${MAIN}">${texts}</sst>`,
          },
        ]
      : []),
  ]
}
