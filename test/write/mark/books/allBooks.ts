import type { Book } from './book.ts'
import { CELL_BOOKS } from './cellBooks.ts'
import { DRAWING_BOOKS } from './drawingBooks.ts'
import { exceljsBooks } from './exceljsBooks.ts'
import { hucreBooks } from './hucreBooks.ts'
import { NOTE_BOOKS } from './noteBooks.ts'
import { REWRITTEN_BOOKS } from './rewrittenBooks.ts'
import { sampleBooks } from './sampleBooks.ts'
import { STYLE_BOOKS } from './styleBooks.ts'
import { WORKBOOK_BOOKS } from './workbookBooks.ts'
import { ZIP_BOOKS } from './zipBooks.ts'

const HAND_BOOKS: readonly Book[] = [
  ...CELL_BOOKS,
  ...NOTE_BOOKS,
  ...DRAWING_BOOKS,
  ...WORKBOOK_BOOKS,
  ...STYLE_BOOKS,
  ...REWRITTEN_BOOKS,
  ...ZIP_BOOKS,
]

/** Every workbook of the corpus. */
export async function allBooks(): Promise<Book[]> {
  return [...HAND_BOOKS, ...(await exceljsBooks()), ...(await hucreBooks()), ...(await sampleBooks())]
}
