import { execFile, spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import exceljs from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { unmark } from '../../../src/write/mark/unmark.ts'
import { allBooks } from './books/allBooks.ts'
import type { Place } from './books/book.ts'
import { cellStyles } from './compare/cellStyles.ts'
import { compareValues, readPlainly } from './compare/compareValues.ts'
import { openBook, sheetNamed } from './compare/openBook.ts'
import { readNotes } from './compare/readNotes.ts'
import { type MarkedBook, markAll, markedOrFail } from './markAll.ts'

const runs = (program: string, ...args: string[]) => spawnSync(program, args).status === 0
const hasOpenpyxl = runs('/usr/bin/python3', '-c', 'import openpyxl')
const hasLibreOffice = runs('soffice', '--version')

let folder: string
let marked: MarkedBook[]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'marked-'))
  marked = await markAll(await allBooks())
  for (const [index, { book, bytes }] of marked.entries()) {
    await writeFile(join(folder, `${index}-before.xlsx`), book.bytes)
    await writeFile(join(folder, `${index}-marked.xlsx`), bytes)
  }
})

afterAll(() => rm(folder, { recursive: true, force: true }))

describe.skipIf(!hasOpenpyxl)('openpyxl (skipped where it is not installed)', () => {
  it('opens every marked workbook that it opens unmarked, with the same values, and the marks where they should be', () => {
    const books = marked.flatMap(({ book: { name, cells, closedTo } }, index) => {
      if (closedTo?.includes('openpyxl')) return []
      return [{ name, cells, before: join(folder, `${index}-before.xlsx`), after: join(folder, `${index}-marked.xlsx`) }]
    })
    const { stdout, stderr } = spawnSync('/usr/bin/python3', [join(import.meta.dirname, 'check_books.py')], {
      input: JSON.stringify(books),
    })
    expect(stderr.toString()).toBe('')
    const found: Record<string, string[]> = JSON.parse(stdout.toString())
    expect(Object.entries(found).filter(([, problems]) => problems.length > 0)).toEqual([])
    expect(Object.keys(found).length).toBe(books.length)
  })
})

/** Some of each kind; LibreOffice takes a quarter of a second for each. */
const RESAVED = [
  'formulas-of-every-kind',
  'comment-boxes-to-the-end-of-their-block',
  'threaded-comments',
  'everything-after-the-drawing',
  'names-of-sheets-and-print-titles',
  'sheet-names-with-entities-and-quotes',
  'a-sheet-of-theirs-with-our-name',
  'gradients',
  'exceljs-drop-downs-rules-and-protection',
  'hucre-charts-sparklines-and-text-boxes',
]

describe.skipIf(!hasLibreOffice)('LibreOffice (skipped where it is not installed)', () => {
  const saved = (index: number, which: 'before' | 'marked') => readFile(join(folder, 'out', `${index}-${which}.xlsx`))

  beforeAll(async () => {
    const files = indexesOf(RESAVED).flatMap((index) => [join(folder, `${index}-before.xlsx`), join(folder, `${index}-marked.xlsx`)])
    const profile = `-env:UserInstallation=file://${folder}/profile`
    await promisify(execFile)('soffice', [profile, '--headless', '--convert-to', 'xlsx', '--outdir', join(folder, 'out'), ...files])
  }, 180_000)

  it.each(RESAVED)('opens %s with our sheet first and saves the same values, and the marks can be taken away then', async (name) => {
    const [index = -1] = indexesOf([name])
    const [before, after] = [await saved(index, 'before'), await saved(index, 'marked')]
    expect(await comparePlain(before, after, 1)).toEqual([])
    const unmarked = markedOrFail(await unmark(after))
    expect(await comparePlain(before, unmarked, 0)).toEqual([])
    expect(notesOf(unmarked)).toEqual(notesOf(before))
    const { book } = marked[index] ?? expect.fail(name)
    expect(fillsOf(unmarked, book.cells)).toEqual(fillsOf(book.bytes, book.cells))
  })
})

describe('exceljs', () => {
  it.each(exceljsOf(RESAVED))('saves %s, and the marks can be taken away then', async (name) => {
    const [index = -1] = indexesOf([name])
    const { book, bytes } = marked[index] ?? expect.fail(name)
    const unmarked = markedOrFail(await unmark(await resave(bytes)))
    const before = await resave(book.bytes)
    expect(await comparePlain(before, unmarked, 0)).toEqual([])
    expect(notesOf(unmarked)).toEqual(notesOf(before))
  })
})

function indexesOf(names: readonly string[]): number[] {
  return names.map((name) => marked.findIndex(({ book }) => book.name === name))
}

/** Prefixed XML is not for exceljs, nor are formulas with tables of their own. */
function exceljsOf(names: readonly string[]): string[] {
  return names.filter((name) => !/prefix|every-kind|pivot|hucre/.test(name))
}

async function resave(bytes: Uint8Array): Promise<Uint8Array> {
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.load(Buffer.from(bytes) as unknown as exceljs.Buffer)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

async function comparePlain(before: Uint8Array, after: Uint8Array, added: number): Promise<string[]> {
  return compareValues(await readPlainly(before), await readPlainly(after), added)
}

function notesOf(bytes: Uint8Array): Record<string, string[]> {
  const book = openBook(bytes)
  return Object.fromEntries(
    book.sheets.map((sheet) => [
      sheet.name,
      readNotes(book, sheet)
        .map(({ cell, text }) => `${cell} ${text.trim()}`)
        .sort(),
    ]),
  )
}

/** What cells are filled with; no fill may be said or left unsaid. */
function fillsOf(bytes: Uint8Array, cells: readonly Place[]): string[] {
  const book = openBook(bytes)
  const fillOf = ({ sheet, cell }: Place) => cellStyles(book, sheetNamed(book, sheet), [cell]).get(cell)?.fill ?? ''
  return cells.map((place) => `${place.sheet}!${place.cell} ${fillOf(place).replace(/.*patternType="none".*/, '')}`)
}
