import { readXlsx } from 'hucre'
import { expect, it } from 'vitest'
import { readWorkbook } from '../../../src/read/readWorkbook.ts'
import { allBooks } from './books/allBooks.ts'

const books = await allBooks()

it('holds at least 36 workbooks that differ, each under a name of its own', () => {
  expect(books.length).toBeGreaterThanOrEqual(36)
  expect(new Set(books.map(({ name }) => name)).size).toBe(books.length)
  expect(new Set(books.map(({ bytes, cells }) => Buffer.from(bytes).toString('base64') + JSON.stringify(cells))).size).toBe(books.length)
})

it.each(books)(
  '$name is read by us and by hucre as it is, and has the sheets that are to be marked',
  async ({ bytes, cells, closedTo }) => {
    const workbook = await readWorkbook(bytes, 'tep.xlsx')
    if ('refused' in workbook) return expect.fail(workbook.refused)
    const names = workbook.sheets.map(({ name }) => name)
    expect(cells.filter(({ sheet }) => !names.includes(sheet))).toEqual([])
    if (!closedTo?.includes('hucre')) await expect(readXlsx(bytes)).resolves.toBeTruthy()
  },
)
