import exceljs from 'exceljs'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { Finding } from '../../../src/pipeline/finding.ts'
import { markUp } from '../../../src/write/mark/markUp.ts'
import { unmark } from '../../../src/write/mark/unmark.ts'
import type { Book } from './books/book.ts'
import { handBook } from './books/handBooks.ts'
import { cellStyles } from './compare/cellStyles.ts'
import { openBook, sheetNamed } from './compare/openBook.ts'
import { parseXml } from './compare/parseXml.ts'
import { readNotes } from './compare/readNotes.ts'
import { compareBooks } from './compareBooks.ts'
import { compareUnmarked } from './compareUnmarked.ts'
import { findingsFor } from './findingsFor.ts'
import { markedOrFail } from './markAll.ts'

const SHEET = '09_KIEMTRA'
const book = handBook('comments-as-excel-writes-them')
const named = handBook('names-of-sheets-and-print-titles')

const mark = async ({ bytes, cells }: Book, findings: readonly Finding[] = findingsFor(cells)) =>
  markedOrFail(await markUp(bytes, { head: [], findings }))

describe('a marked workbook that somebody has worked on', () => {
  it('is rid of its marks where our sheet was deleted', async () => {
    const edited = await edit(await mark(book), (workbook) => workbook.removeWorksheet('Cần sửa'))
    const unmarked = openBook(markedOrFail(await unmark(edited)))
    const sheet = sheetNamed(unmarked, SHEET)
    expect(readNotes(unmarked, sheet).map(({ cell, text }) => [cell, text])).toEqual([['C4', 'Số liệu của phòng & các đơn vị']])
    expect(cellStyles(unmarked, sheet, ['C8']).get('C8')?.fill).toMatch(/none/)
  })

  it('is rid of our sheet where that was moved to the end, and keeps the names of the others', async () => {
    const moved = patch(await mark(named), 'xl/workbook.xml', (xml) => {
      const ours = /<sheet name="Cần sửa"[^>]*>/.exec(xml)?.[0] ?? expect.fail('no sheet')
      const back = xml.replace(ours, '').replace('</sheets>', `${ours}</sheets>`)
      return back.replaceAll(/localSheetId="(\d)"/g, (_, index) => `localSheetId="${Number(index) - 1}"`)
    })
    expect(await compareUnmarked([named.bytes, markedOrFail(await unmark(moved))], named.cells)).toEqual([])
  })

  it('is rid of a copy of our sheet too', async () => {
    const files = unzipSync(await mark(book))
    const copied = zipSync({
      ...files,
      'xl/worksheets/sheet77.xml': files[ourPath(files)] as Uint8Array,
      'xl/workbook.xml': replaceIn(files['xl/workbook.xml'], '</sheets>', '<sheet name="Cần sửa (2)" sheetId="77" r:id="rId77"/></sheets>'),
      'xl/_rels/workbook.xml.rels': replaceIn(
        files['xl/_rels/workbook.xml.rels'],
        '</Relationships>',
        '<Relationship Id="rId77" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet77.xml"/></Relationships>',
      ),
      '[Content_Types].xml': replaceIn(
        files['[Content_Types].xml'],
        '</Types>',
        '<Override PartName="/xl/worksheets/sheet77.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
      ),
    })
    expect(openBook(markedOrFail(await unmark(copied))).sheets.map(({ name }) => name)).toEqual([SHEET])
  })

  it('keeps a number that was put right, and the colour that somebody gave to a cell', async () => {
    const edited = await edit(await mark(book), (workbook) => {
      const sheet = workbook.getWorksheet(SHEET) ?? expect.fail(SHEET)
      sheet.getCell('C4').value = 58
      sheet.getCell('C4').style = {
        ...sheet.getCell('C4').style,
        fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FF00FF00' } },
      }
    })
    const unmarked = openBook(markedOrFail(await unmark(edited)))
    const sheet = sheetNamed(unmarked, SHEET)
    expect(unmarked.text(sheet.path)).toMatch(/<c r="C4"[^>]*><v>58</)
    expect(cellStyles(unmarked, sheet, ['C4']).get('C4')?.fill).toMatch(/FF00FF00/)
  })
})

describe('words that XML cannot hold as they are', () => {
  const ODD = [
    '\u0001\u000b\ufffe',
    '\ud83d lẻ',
    ']]> <b>&amp;</b>',
    '_x0041_ _x000D_',
    'dòng 1\r\ndòng 2\ttab',
    'x'.repeat(40_000),
    '=1+1',
    ' đầu và cuối ',
  ]

  const MOST_LETTERS = 32_767 // in a cell or a note, for Excel

  it.each(ODD.map((words) => [JSON.stringify(words.slice(0, 20)), words]))('%s leave the workbook well-formed', async (_, words) => {
    const at = { sheet: SHEET, cell: 'C6' }
    const finding: Finding = { rule: 'X01', severity: 'error', at, given: words, expected: words, message: `Ô C6: ${words}. Đề nghị sửa.` }
    const head = [[words, words]] as const
    const marked = markedOrFail(await markUp(book.bytes, { head, findings: [finding], labels: new Map([[`${SHEET}!C6`, words]]) }))
    for (const name of openBook(marked).entries.keys()) if (/\.(xml|rels)$/.test(name)) parseXml(openBook(marked).text(name))
    await expect(edit(marked, () => {})).resolves.toBeTruthy()
    const notes = readNotes(openBook(marked), sheetNamed(openBook(marked), SHEET))
    expect(Math.max(...notes.map(({ text }) => text.length))).toBeLessThan(MOST_LETTERS)
    expect(await compareUnmarked([book.bytes, markedOrFail(await unmark(marked))], [at])).toEqual([])
  })
})

it('lists what is on no cell and on no sheet of the workbook, and marks the rest', async () => {
  const [first, ...others] = findingsFor(book.cells)
  const stray: Finding[] = ['Không có', SHEET].map((sheet, index) => ({
    ...(first as Finding),
    at: { sheet, cell: index ? 'A0' : 'A1' },
    message: `Nơi lạ ${index}`,
  }))
  const marked = await mark(book, [...others, ...stray])
  expect(await compareBooks([book.bytes, marked], others)).toEqual([])
  const table = openBook(marked).text(openBook(marked).sheets[0]?.path ?? '')
  for (const { message } of stray) expect(table).toContain(message)
})

async function edit(bytes: Uint8Array, change: (workbook: exceljs.Workbook) => void): Promise<Uint8Array> {
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.load(Buffer.from(bytes) as unknown as exceljs.Buffer)
  change(workbook)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

function patch(bytes: Uint8Array, path: string, change: (xml: string) => string): Uint8Array {
  const files = unzipSync(bytes)
  return zipSync({ ...files, [path]: strToU8(change(strFromU8(files[path] as Uint8Array))) })
}

function replaceIn(file: Uint8Array | undefined, old: string, by: string): Uint8Array {
  return strToU8(strFromU8(file as Uint8Array).replace(old, by))
}

function ourPath(files: Record<string, Uint8Array>): string {
  return openBook(zipSync(files)).sheets[0]?.path ?? expect.fail('no sheet of ours')
}
