import { posix } from 'node:path'
import { readAttributes, walkTags } from './walkTags.ts'

/** Where the parts of a workbook are that matter for reading (its usual place, where no link says), and the sheets in the order of their tabs. */
export interface Contents {
  sheets: readonly ListedSheet[]
  sharedTexts: string
  styles: string
  /** Whether days count from 1904, as old Macintosh files do. */
  is1904: boolean
}

export interface ListedSheet {
  name: string
  isHidden: boolean
  path: string
}

/**
 * Follows a workbook's own links to its sheets of cells, whatever their files are called; chart sheets are left out.
 * Null when there is no workbook part. `partText` gives the text of a part by its path.
 */
export function findSheets(partText: (path: string) => string | undefined): Contents | null {
  const root = readLinks(partText('_rels/.rels'), '')
  const path = [...root.values()].find((link) => link.type === 'officeDocument')?.path ?? 'xl/workbook.xml'
  const workbook = partText(path)
  if (workbook === undefined) return null
  const folder = posix.dirname(path)
  const links = readLinks(partText(`${folder}/_rels/${posix.basename(path)}.rels`), folder)
  const linked = (type: string) => [...links.values()].find((link) => link.type === type)?.path ?? `${folder}/${type}.xml`
  return { ...readWorkbookPart(workbook, links), sharedTexts: linked('sharedStrings'), styles: linked('styles') }
}

interface Link {
  /** The last word of the link's type: "worksheet", "styles". */
  type: string
  path: string
}

function readLinks(rels: string | undefined, folder: string): Map<string, Link> {
  const links = new Map<string, Link>()
  for (const tag of walkTags(rels ?? '')) {
    if (tag.name !== 'Relationship' || tag.kind === 'close') continue
    const attributes = readAttributes(tag.attributes)
    const target = attributes.get('Target') ?? ''
    const path = target.startsWith('/') ? target.slice(1) : posix.join(folder, target)
    links.set(attributes.get('Id') ?? '', { type: attributes.get('Type')?.split('/').at(-1) ?? '', path })
  }
  return links
}

function readWorkbookPart(workbook: string, links: Map<string, Link>): Pick<Contents, 'sheets' | 'is1904'> {
  const sheets: ListedSheet[] = []
  let is1904 = false
  for (const tag of walkTags(workbook)) {
    if (tag.kind === 'close') continue
    if (tag.name === 'workbookPr') is1904 = /^(1|true)$/.test(readAttributes(tag.attributes).get('date1904') ?? '')
    if (tag.name === 'sheet') sheets.push(...listSheet(readAttributes(tag.attributes), links))
  }
  return { sheets, is1904 }
}

function listSheet(attributes: Map<string, string>, links: Map<string, Link>): ListedSheet[] {
  const id = [...attributes].find(([name]) => name.endsWith(':id'))?.[1] ?? ''
  const link = links.get(id)
  if (link && link.type !== 'worksheet') return []
  const isHidden = /hidden/i.test(attributes.get('state') ?? '')
  return [{ name: attributes.get('name') ?? '', isHidden, path: link?.path ?? '' }]
}
