import { unzipSync } from 'fflate'
import { writeZip, type ZipFile } from '../test/hostile/writeZip.ts'

/** A workbook's parts in order, by path, their XML as text. */
export type Book = readonly ZipFile[]

export function openBook(bytes: Uint8Array): Book {
  const parts = Object.entries(unzipSync(bytes)).filter(([path]) => !path.endsWith('/'))
  return parts.map(([name, content]) => ({ name, content: Buffer.from(content).toString() }))
}

export const closeBook: (book: Book) => Uint8Array = writeZip

export function partOf(book: Book, path: string): string | null {
  const content = book.find(({ name }) => name === path)?.content
  return typeof content === 'string' ? content : null
}

/** The book with one part changed; null where it has no such part, or where the part stays as it is. */
export function changePart(book: Book, path: string, change: (xml: string) => string | null): Book | null {
  const xml = partOf(book, path)
  const changed = xml === null ? null : change(xml)
  if (changed === null || changed === xml) return null
  return book.map((part) => (part.name === path ? { ...part, content: changed } : part))
}

/** The paths of the parts that are sheets. */
export function sheetPaths(book: Book): string[] {
  return book.flatMap(({ name }) => (typeof name === 'string' && /worksheets\/[^/]+\.xml$/.test(name) ? [name] : []))
}

/** The path of a sheet by its name in the list of tabs; null where the list does not lead to it. */
export function pathOf(book: Book, sheet: string): string | null {
  const listed = [...(partOf(book, 'xl/workbook.xml') ?? '').matchAll(/<sheet\b[^>]*>/g)].map(([tag]) => tag)
  const link = /r:id="([^"]+)"/.exec(listed.find((tag) => tag.includes(`name="${sheet}"`)) ?? '')?.[1]
  const links = [...(partOf(book, 'xl/_rels/workbook.xml.rels') ?? '').matchAll(/<Relationship\b[^>]*>/g)].map(([tag]) => tag)
  const target = /Target="\/?(?:xl\/)?([^"]+)"/.exec(links.find((tag) => tag.includes(`Id="${link}"`)) ?? '')?.[1]
  return target ? `xl/${target}` : null
}
