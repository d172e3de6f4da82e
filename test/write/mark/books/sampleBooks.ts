import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { columnLetters } from '../../../../src/read/cellAt.ts'
import { readWorkbook } from '../../../../src/read/readWorkbook.ts'
import { projectRoot } from '../../../../src/store/projectRoot.ts'
import { writeTemplate } from '../../../../src/write/writeTemplate.ts'
import { loadOrders } from '../../filledTemplate.ts'
import type { Book, Place } from './book.ts'

/** Retyped by a clerk, filled in by hand, and saved by LibreOffice. */
const SAMPLES = ['BC quy 3 sua lan cuoi.xlsx', 'CDN_GIAO_DUC.xlsx', 'CDN_Y_TE.xlsx']

/** Returns of the sample quarter, a blank template, a return on the official form, and what LibreOffice has saved of others. */
export async function sampleBooks(): Promise<Book[]> {
  const inbox = join(projectRoot(), 'fixtures/quarter-3-2023/inbox')
  const official = 'fixtures/half-year-statistics/accepted/official-layout/BC thong ke 6 thang.xlsx'
  const { orderFor } = await loadOrders()
  const saved = join(import.meta.dirname, 'saved')
  return Promise.all([
    ...SAMPLES.map(async (file) => bookOf(`sample ${file}`, await readFile(join(inbox, file)))),
    ...(await readdir(saved)).sort().map(async (file) => bookOf(`libreoffice ${file}`, await readFile(join(saved, file)))),
    bookOf('official form', await readFile(join(projectRoot(), official))),
    bookOf('blank template', await writeTemplate(orderFor('LDLD_TAM_DUONG'))),
  ])
}

async function bookOf(name: string, bytes: Uint8Array): Promise<Book> {
  return { name: name.replaceAll(/[ .]+/g, '-'), bytes: new Uint8Array(bytes), cells: await placesIn(bytes), expects: 'marked' }
}

/** The first cell of each sheet, its last, the one right of that, and one below all. */
async function placesIn(bytes: Uint8Array): Promise<Place[]> {
  const workbook = await readWorkbook(bytes, 'tep.xlsx')
  if ('refused' in workbook) throw new Error(workbook.refused)
  return workbook.sheets.flatMap(({ name, rows }) => {
    const [first, last] = [rows[0], rows.at(-1)]
    if (!first || !last) return []
    const [left, right] = [first.columns[0] ?? 1, last.columns.at(-1) ?? 1]
    const places: [row: number, column: number][] = [
      [first.number, left],
      [last.number, right],
      [last.number, right + 1],
      [last.number + 2, left],
    ]
    return places.map(([row, column]) => ({ sheet: name, cell: `${columnLetters(column)}${row}` }))
  })
}
