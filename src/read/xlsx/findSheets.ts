import { posix } from 'node:path'
import { MAX_SHEETS } from '../limits.ts'
import type { XmlVisitor } from '../xml/xmlScanner.ts'
import type { XmlTag } from '../xml/xmlTag.ts'
import type { PartScanner } from './partScanner.ts'

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

/** Follows a workbook's own links to its sheets of cells, whatever their files are called; chart sheets are left out. */
export async function findSheets(parts: PartScanner): Promise<Contents | 'noSheets' | 'tooManySheets' | Problem> {
  const root = await readLinks(parts, '_rels/.rels', '')
  if (typeof root === 'string') return root
  const path = [...root.values()].find((link) => link.type === 'officeDocument')?.path ?? 'xl/workbook.xml'
  const folder = posix.dirname(path)
  const links = await readLinks(parts, `${folder}/_rels/${posix.basename(path)}.rels`, folder)
  if (typeof links === 'string') return links
  const book = new BookReader(links)
  const problem = await parts.scan(path, book)
  if (problem) return problem
  if (book.sheets.length === 0) return 'noSheets'
  const linked = (type: string) => [...links.values()].find((link) => link.type === type)?.path ?? `${folder}/${type}.xml`
  return { sheets: book.sheets, is1904: book.is1904, sharedTexts: linked('sharedStrings'), styles: linked('styles') }
}

type Problem = NonNullable<Awaited<ReturnType<typeof PartScanner.prototype.scan<BookProblem>>>>

interface Link {
  /** The last word of the link's type: "worksheet", "styles". */
  type: string
  path: string
}

type Links = ReadonlyMap<string, Link>

async function readLinks(parts: PartScanner, path: string, folder: string): Promise<Links | Problem> {
  const reader = new LinkReader(folder)
  return (await parts.scan(path, reader)) ?? reader.links
}

class LinkReader implements XmlVisitor<'tooManySheets'> {
  readonly wantsText = false
  readonly links = new Map<string, Link>()
  #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  open(tag: XmlTag): 'tooManySheets' | undefined {
    if (tag.name !== 'Relationship') return undefined
    const target = tag.attribute('Target') ?? ''
    const path = target.startsWith('/') ? target.slice(1) : posix.join(this.#folder, target)
    this.links.set(tag.attribute('Id') ?? '', { type: tag.attribute('Type')?.split('/').at(-1) ?? '', path })
    return this.links.size > MOST_LINKS ? 'tooManySheets' : undefined
  }

  close(): undefined {}
  text(): undefined {}
}

const MOST_LINKS = 2_000

type BookProblem = 'tooManySheets' | 'contradictory'

class BookReader implements XmlVisitor<BookProblem> {
  readonly wantsText = false
  readonly sheets: ListedSheet[] = []
  is1904 = false
  #links: Links
  #names = new Set<string>()

  constructor(links: Links) {
    this.#links = links
  }

  open(tag: XmlTag): BookProblem | undefined {
    if (tag.name === 'workbookPr') this.is1904 = /^(1|true)$/.test(tag.attribute('date1904') ?? '')
    if (tag.name === 'sheet' && !this.#add(tag)) return 'contradictory'
    return this.sheets.length > MAX_SHEETS ? 'tooManySheets' : undefined
  }

  close(): undefined {}
  text(): undefined {}

  /** False where another sheet has the name: an address would mean two cells. */
  #add(tag: XmlTag): boolean {
    const link = this.#links.get(tag.prefixedAttribute('id') ?? '')
    if (link && link.type !== 'worksheet') return true
    const [name, isHidden] = [tag.attribute('name') ?? '', /hidden/i.test(tag.attribute('state') ?? '')]
    const folded = name.normalize('NFC').toLowerCase()
    if (this.#names.has(folded)) return false
    this.#names.add(folded)
    this.sheets.push({ name, isHidden, path: link?.path ?? '' })
    return true
  }
}
