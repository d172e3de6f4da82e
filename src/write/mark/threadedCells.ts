import type { XmlTag } from '../../read/xml/xmlTag.ts'
import type { BookZip } from './bookZip.ts'
import type { Links } from './links.ts'
import { PartWalker } from './partWalker.ts'

/** The cells of a sheet that people talk about in threaded comments. */
export async function threadedCells(zip: BookZip, { list }: Links): Promise<ReadonlySet<string>> {
  const cells = new Set<string>()
  for (const { kind, path } of list) {
    const text = kind === 'threadedComment' && path ? await zip.read(path) : null
    if (text !== null) for (const cell of new ThreadWalker(THREADS).walk(text).cells) cells.add(cell)
  }
  return cells
}

const THREADS = new Set(['http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments'])

class ThreadWalker extends PartWalker {
  readonly cells: string[] = []

  protected enter(tag: XmlTag, name: string): void {
    if (name === 'threadedComment') this.cells.push(tag.attribute('ref') ?? '')
  }
}
