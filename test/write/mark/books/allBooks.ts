import type { Book } from './book.ts'
import { exceljsBooks } from './exceljsBooks.ts'
import { HAND_BOOKS } from './handBooks.ts'
import { hucreBooks } from './hucreBooks.ts'
import { sampleBooks } from './sampleBooks.ts'

/** Every workbook of the corpus. */
export async function allBooks(): Promise<Book[]> {
  return [...HAND_BOOKS, ...(await exceljsBooks()), ...(await hucreBooks()), ...(await sampleBooks())]
}
