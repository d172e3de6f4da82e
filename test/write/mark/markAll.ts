import type { Finding } from '../../../src/pipeline/finding.ts'
import { markUp } from '../../../src/write/mark/markUp.ts'
import type { Book } from './books/book.ts'
import { findingsFor } from './findingsFor.ts'

/** A workbook of the corpus with what was marked on it. */
export interface MarkedBook {
  book: Book
  findings: readonly Finding[]
  bytes: Uint8Array
}

/** Marks up every workbook that can be. */
export async function markAll(books: readonly Book[]): Promise<MarkedBook[]> {
  const all: MarkedBook[] = []
  for (const book of books) {
    const findings = findingsFor(book.cells)
    const marked = await markUp(book.bytes, { head: [['Đơn vị', 'Đơn vị số 9']], findings })
    if (!('unmarkable' in marked)) all.push({ book, findings, bytes: marked })
  }
  return all
}

/** The workbook; throws what is said in its place. */
export function markedOrFail(marked: Uint8Array | { unmarkable: string }): Uint8Array {
  if ('unmarkable' in marked) throw new Error(marked.unmarkable)
  return marked
}
