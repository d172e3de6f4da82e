import fc from 'fast-check'
import { expect, it } from 'vitest'
import { columnLetters } from '../../../src/read/cellAt.ts'
import { markUp } from '../../../src/write/mark/markUp.ts'
import { unmark } from '../../../src/write/mark/unmark.ts'
import type { Book, Place } from './books/book.ts'
import { HAND_BOOKS } from './books/handBooks.ts'
import { compareBooks } from './compareBooks.ts'
import { compareUnmarked } from './compareUnmarked.ts'
import { findingsFor } from './findingsFor.ts'
import { markedOrFail } from './markAll.ts'

const BOOKS = HAND_BOOKS.filter(({ expects, bytes }) => expects === 'marked' && bytes.length < 30_000)

const anyCell = fc.record({ row: fc.integer({ min: 1, max: 14 }), column: fc.integer({ min: 1, max: 30 }) })

function anyMarks(book: Book): fc.Arbitrary<{ book: Book; places: Place[] }> {
  const sheets = [...new Set(book.cells.map(({ sheet }) => sheet))]
  const anyPlace = fc.record({
    sheet: fc.constantFrom(...sheets),
    cell: anyCell.map(({ row, column }) => `${columnLetters(column)}${row}`),
  })
  const unique = { minLength: 1, maxLength: 12, selector: ({ sheet, cell }: Place) => `${sheet}!${cell}` }
  return fc.record({ book: fc.constant(book), places: fc.uniqueArray(anyPlace, unique) })
}

it('marks any cells of any workbook where they are and nowhere else, again elsewhere, and takes all marks away', async () => {
  const anyTwoMarkings = fc.constantFrom(...BOOKS).chain((book) => fc.tuple(anyMarks(book), anyMarks(book)))
  const property = fc.asyncProperty(anyTwoMarkings, async ([{ book, places }, { places: later }]) => {
    const findings = findingsFor(places)
    const marked = markedOrFail(await markUp(book.bytes, { head: [], findings }))
    const isReadByHucre = !book.closedTo?.includes('hucre')
    expect(await compareBooks([book.bytes, marked], findings, { isReadByHucre }), book.name).toEqual([])
    const twice = markedOrFail(await markUp(marked, { head: [], findings: findingsFor(later) }))
    expect(await compareUnmarked([book.bytes, markedOrFail(await unmark(twice))], [...places, ...later]), book.name).toEqual([])
  })
  await fc.assert(property, { numRuns: Number(process.env.TONGHOP_RUNS ?? 25) })
})
