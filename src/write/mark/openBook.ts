import { posix } from 'node:path'
import { sniffFile } from '../../read/sniffFile.ts'
import { BookPart } from './bookPart.ts'
import { BookZip } from './bookZip.ts'
import { CannotMark, NOT_XLSX, ODD_XML, SIGNED } from './cannotMark.ts'
import { ContentTypes } from './contentTypes.ts'
import { Links } from './links.ts'
import { MAIN, nameIn, RELATIONS } from './namespaceNames.ts'
import { PartEdits } from './partEdits.ts'
import { StylesPart } from './stylesPart.ts'

/** A sheet of an opened workbook. */
export interface BookSheet {
  name: string
  index: number
  path: string
  /** A sheet of cells; else one of a chart or a dialogue. */
  hasCells: boolean
}

/** A workbook that is being patched: its parts as far as every patch needs them. */
export interface OpenBook {
  zip: BookZip
  part: BookPart
  path: string
  /** Of the workbook's own part. */
  edits: PartEdits
  links: Links
  types: ContentTypes
  sheets: readonly BookSheet[]
  styles: StylesPart
  /** The folder of the workbook's part, where new parts go. */
  folder: string
  /** The namespaces that it is written in: the usual or the strict ones. */
  main: string
  relations: string
}

/** Throws CannotMark where the workbook is signed, or is none that can be patched. */
export async function openBook(workbook: Uint8Array): Promise<OpenBook> {
  if ((await sniffFile(workbook)) !== 'xlsx') throw new CannotMark(NOT_XLSX)
  const zip = await BookZip.open(workbook)
  if (zip.paths.some((path) => path.startsWith('_xmlsignatures/'))) throw new CannotMark(SIGNED)
  const path = (await Links.of(zip, '')).find('officeDocument')?.path ?? 'xl/workbook.xml'
  const text = await zip.read(path)
  if (text === null) throw new CannotMark(ODD_XML)
  const [part, links] = [new BookPart(text), await Links.of(zip, path)]
  const folder = posix.dirname(path)
  const stylesPath = links.find('styles')?.path ?? `${folder}/styles.xml`
  return {
    zip,
    part,
    path,
    edits: new PartEdits(),
    links,
    types: await ContentTypes.of(zip),
    sheets: sheetsOf(part, links),
    styles: new StylesPart(await zip.read(stylesPath), part.isStrict),
    folder,
    main: nameIn(MAIN, part.isStrict),
    relations: nameIn(RELATIONS, part.isStrict),
  }
}

/** Writes what has changed of the parts that all patches share. */
export async function saveBook(book: OpenBook): Promise<Uint8Array> {
  const { zip, path, edits, links, types, styles, folder, relations } = book
  const stylesPath = links.find('styles')?.path ?? `${folder}/styles.xml`
  if (styles.isChanged) {
    if (!zip.has(stylesPath)) types.addPart(stylesPath, `${SPREADSHEET}.styles+xml`)
    if (!links.find('styles')) links.add(relations, 'styles', stylesPath)
    zip.write(stylesPath, styles.build())
  }
  if (!edits.isEmpty) zip.patch(path, edits)
  links.save()
  types.save()
  return zip.pack()
}

/** How the types of a workbook's parts begin. */
export const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** A path for a new part that nothing else has. */
export function freePath(zip: BookZip, stem: string, ending: string): string {
  for (let number = 1; ; number++) if (!zip.has(`${stem}${number}${ending}`)) return `${stem}${number}${ending}`
}

function sheetsOf({ tabs }: BookPart, { list }: Links): BookSheet[] {
  const byId = new Map(list.map((link) => [link.id, link]))
  return tabs.flatMap(({ name, linkId }, index) => {
    const { kind, path } = byId.get(linkId) ?? { kind: '', path: null }
    return path === null ? [] : [{ name, index, path, hasCells: kind === 'worksheet' }]
  })
}
