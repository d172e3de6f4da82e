import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { projectRoot } from '../../src/store/projectRoot.ts'
import { MIB, noise } from './texts.ts'
import { writeZip, type ZipFile, type ZipOptions } from './writeZip.ts'

/** Parts of a workbook by their path; null takes a part away. */
export type Parts = Record<string, string | Uint8Array | Omit<ZipFile, 'name'> | null>

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

export const SHEET = 'xl/worksheets/sheet1.xml'
export const TEXTS = 'xl/sharedStrings.xml'
export const STYLES = 'xl/styles.xml'
export const WORKBOOK = 'xl/workbook.xml'
export const LINKS = 'xl/_rels/workbook.xml.rels'

/** A worksheet with these rows; `after` stands behind them. */
export function sheetOf(rows: string, after = '', before = ''): string {
  return `${DECLARATION}<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`
}

export const ONE_CELL = '<row r="1"><c r="A1"><v>1</v></c></row>'

/** Where the many rows of a worksheet begin and end, for a part that is packed by the block. */
export const SHEET_HEAD = `${DECLARATION}<worksheet xmlns="${MAIN}"><sheetData>`
export const SHEET_TAIL = '</sheetData></worksheet>'

export function textsOf(texts: string): string {
  return `${DECLARATION}<sst xmlns="${MAIN}">${texts}</sst>`
}

export function stylesOf(inside: string): string {
  return `${DECLARATION}<styleSheet xmlns="${MAIN}">${inside}</styleSheet>`
}

/** The book's list of sheets, each by its name and the part's link. */
export function workbookOf(sheets: readonly string[], after = ''): string {
  const listed = sheets.map((name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')
  return `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${listed}</sheets>${after}</workbook>`
}

/** Links rId1, rId2 …, each to a part of a kind. */
export function linksOf(links: readonly (readonly [kind: string, target: string])[]): string {
  const each = links.map(([kind, target], n) => `<Relationship Id="rId${n + 1}" Type="${OFFICE}/${kind}" Target="${target}"/>`)
  return `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`
}

const PLAIN: Parts = {
  '[Content_Types].xml': `${DECLARATION}<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
  '_rels/.rels': linksOf([['officeDocument', 'xl/workbook.xml']]),
  [WORKBOOK]: workbookOf(['BIỂU']),
  [LINKS]: linksOf([
    ['worksheet', 'worksheets/sheet1.xml'],
    ['sharedStrings', 'sharedStrings.xml'],
    ['styles', 'styles.xml'],
  ]),
  [SHEET]: sheetOf(ONE_CELL),
}

/** A workbook of one sheet with one cell, and what is put in its parts' places. */
export function plainBook(parts: Parts, options?: ZipOptions): Uint8Array {
  return writeZip(filesOf({ ...PLAIN, ...parts }), options)
}

/** The parts of a plain workbook as files of a zip, for those that lie about them. */
export function filesOf(parts: Parts = PLAIN): ZipFile[] {
  return Object.entries(parts).flatMap(([name, part]) => {
    if (part === null) return []
    return typeof part === 'string' || part instanceof Uint8Array ? [{ name, content: part }] : [{ name, ...part }]
  })
}

const SAMPLES = join(projectRoot(), 'fixtures/quarter-3-2023/inbox')

export function sampleFile(name = 'LDLD_TAM_DUONG.xlsx'): Uint8Array {
  return readFileSync(join(SAMPLES, name))
}

/** A return of the sample quarter with some of its parts written anew: what is known as ours is read furthest. */
export function ourBook(change: (xml: string, path: string) => string): Uint8Array {
  const parts = Object.entries(unzipSync(sampleFile())).filter(([path]) => !path.endsWith('/'))
  return writeZip(parts.map(([name, bytes]) => ({ name, content: loosen(change(Buffer.from(bytes).toString(), name)) })))
}

/** A long part with noise in a comment, so that it does not pack so small that it is refused for that alone. */
function loosen(xml: string): string {
  if (xml.length < MIB / 2) return xml
  const comment = `<!--${Buffer.from(noise(xml.length / 150)).toString('base64')}-->`
  return xml.replace('</worksheet>', () => `${comment}</worksheet>`)
}
