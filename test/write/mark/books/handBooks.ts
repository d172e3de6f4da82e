import type { Book } from './book.ts'
import { CELL_BOOKS } from './cellBooks.ts'
import { DRAWING_BOOKS } from './drawingBooks.ts'
import { NOTE_BOOKS } from './noteBooks.ts'
import { REWRITTEN_BOOKS } from './rewrittenBooks.ts'
import { STYLE_BOOKS } from './styleBooks.ts'
import { WORKBOOK_BOOKS } from './workbookBooks.ts'
import { ZIP_BOOKS } from './zipBooks.ts'

/** The workbooks that are written by hand. */
export const HAND_BOOKS: readonly Book[] = [
  ...CELL_BOOKS,
  ...NOTE_BOOKS,
  ...DRAWING_BOOKS,
  ...WORKBOOK_BOOKS,
  ...STYLE_BOOKS,
  ...REWRITTEN_BOOKS,
  ...ZIP_BOOKS,
]

/** One of them. */
export function handBook(name: string): Book {
  const book = HAND_BOOKS.find((each) => each.name === name)
  if (!book) throw new Error(`no workbook ${name}`)
  return book
}
