import { zipSync } from 'fflate'
import { type Book, type Place, placesOn } from './book.ts'
import { FORM_CELLS } from './form.ts'
import { type Files, filesOf, type HandBook } from './handBook.ts'

/** Where the form of `formBook` is marked. */
export const FORM_PLACES: readonly Place[] = placesOn('09_KIEMTRA', FORM_CELLS)

/** A workbook written by hand; its form is marked where nothing else is said. */
export function handMade(name: string, book: HandBook | Files, more: Partial<Book> = {}): Book {
  const files = 'sheets' in book ? filesOf(book as HandBook) : (book as Files)
  return { name, bytes: zipSync(files, { level: 6 }), cells: FORM_PLACES, expects: 'marked', ...more }
}
