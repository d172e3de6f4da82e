import { describe, expect, it } from 'vitest'
import { markUp } from '../../../src/write/mark/markUp.ts'
import { unmark } from '../../../src/write/mark/unmark.ts'
import { allBooks } from './books/allBooks.ts'
import { countStyles } from './compare/countStyles.ts'
import { compareBooks } from './compareBooks.ts'
import { compareUnmarked } from './compareUnmarked.ts'
import { findingsFor } from './findingsFor.ts'
import { type MarkedBook, markAll, markedOrFail } from './markAll.ts'

const books = await allBooks()
const marked = await markAll(books)

it('marks every workbook but those that cannot be, and says why of each', () => {
  const unmarkable = books.filter(({ name }) => !marked.some(({ book }) => book.name === name))
  expect(unmarkable.map(({ name }) => name)).toEqual(books.flatMap(({ name, expects }) => (expects === 'unmarkable' ? [name] : [])))
})

describe.each(marked.map((each): [string, MarkedBook] => [each.book.name, each]))('%s', (_, { book, findings, bytes }) => {
  it('is marked where it should be and nowhere else', async () => {
    const isReadByHucre = !book.closedTo?.includes('hucre')
    expect(await compareBooks([book.bytes, bytes], findings, { isReadByHucre })).toEqual([])
  })

  it('has the new marks alone when it comes back and is marked again', async () => {
    const head = [['Phiên bản', '2']] as const
    const later = findingsFor(book.cells, 'X02')
    const twice = markedOrFail(await markUp(bytes, { head, findings: later }))
    expect(await compareBooks([book.bytes, twice], later, { isReadByHucre: false })).toEqual([])
    const thrice = markedOrFail(await markUp(twice, { head, findings: later }))
    expect(countStyles(thrice)).toEqual(countStyles(twice))
  })

  it('is as it was when the marks are taken away', async () => {
    expect(await compareUnmarked([book.bytes, markedOrFail(await unmark(bytes))], book.cells)).toEqual([])
  })

  it('is left as it is where there are no marks to take away', async () => {
    expect(Buffer.from(markedOrFail(await unmark(book.bytes))).equals(book.bytes)).toBe(true)
  })
})
