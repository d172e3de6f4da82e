import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assess, type Outcome } from '../../src/assess.ts'
import { emptyContext } from '../../src/check/context.ts'
import { numberCell, type RawCell, textCell } from '../../src/parse/rawCell.ts'
import { EXPLANATION_SHEET } from '../../src/pipeline/explanationSheet.ts'
import { GUIDE_SHEET, IDENTITY_SHEET } from '../../src/pipeline/templateMark.ts'
import { columnLetters, isBlank } from '../../src/read/cellAt.ts'
import type { Reading } from '../../src/read/reading.ts'
import { readSubmission } from '../../src/read/readSubmission.ts'
import { readWorkbook } from '../../src/read/readWorkbook.ts'
import type { Row, Sheet, Workbook } from '../../src/read/sheet.ts'
import { projectRoot } from '../../src/store/projectRoot.ts'
import { definitions } from './readReturn.ts'

const FILES = [
  'fixtures/accepted/plain-return/LDLD_NAM_NHUN.xlsx',
  'fixtures/accepted/no-event/LDLD_NAM_NHUN.xlsx',
  'fixtures/accepted/same-values-as-csv/LDLD_TINH.xlsx',
  'fixtures/quarter-3-2023/inbox/CDN_GIAO_DUC.xlsx',
  'fixtures/quarter-3-2023/inbox/BC quy 3 sua lan cuoi.xlsx',
  'fixtures/half-year-statistics/accepted/filled-template/LDLD_TAM_DUONG.xlsx',
  'fixtures/half-year-statistics/accepted/official-layout/BC thong ke 6 thang.xlsx',
]

/** A row with one cell more. */
function rowWith(row: Row | null, number: number, column: number, cell: RawCell): Row {
  const columns = [...(row?.columns ?? []), column].sort((a, b) => a - b)
  const cellOf = (at: number) => (at === column ? cell : row?.cell(at))
  return { number, isHidden: false, columns, cell: cellOf, cells: columns.flatMap((at) => cellOf(at) ?? []) }
}

function sheetWith(sheet: Sheet, number: number, column: number, cell: RawCell): Sheet {
  const row = sheet.rows.find((each) => each.number === number) ?? null
  const others = sheet.rows.filter((each) => each !== row)
  const rows = [...others, rowWith(row, number, column, cell)].sort((a, b) => a.number - b.number)
  return { ...sheet, rows }
}

interface Told {
  reading: Reading
  outcome: Outcome
}

async function judge(workbook: Workbook, name: string): Promise<Told> {
  const reading = await readSubmission({ name, folder: '', bytes: new Uint8Array() }, definitions, async () => workbook)
  if ('refused' in reading) return expect.fail(reading.refused)
  return {
    reading,
    outcome: assess(reading, emptyContext('2023-09-08', definitions.units.find(({ code }) => code === reading.unit) ?? null)),
  }
}

/** Everything that a reading says, in lines: what one cell more changes is what it was read as. */
function linesOf({ reading, outcome }: Told): Set<string> {
  const { unit, period, asOf, signedOn } = reading
  return new Set([
    JSON.stringify({ unit, period, asOf, signedOn }),
    ...outcome.facts.map((fact) => JSON.stringify(fact)),
    ...outcome.findings.map((finding) => JSON.stringify(finding)),
  ])
}

/** Where a form says that anything may stand (docs/decisions/0010-every-cell.md). */
function isIgnorable(sheet: Sheet, told: Told, place: { row: number; column: number; cell: RawCell }): boolean {
  if (sheet.name === IDENTITY_SHEET || sheet.name === GUIDE_SHEET) return true
  if (sheet.name === EXPLANATION_SHEET) return place.row < 4 && place.cell.kind === 'text'
  const { pipeline, forms } = told.reading
  const form = forms.find((each) => each.sheet === sheet.name)?.form
  const isText = place.cell.kind === 'text'
  if (!form) return false
  if (form.kind === 'cover') return isText || answersAnyField(sheet, place)
  const headings = headingsOf(sheet, pipeline.spellings.headings, form.columns)
  if (place.row < headings.top || (place.row === headings.top && headings.columns.has(place.column))) return isText
  const role = headings.columns.get(place.column)
  const last = lastRowOf(told, sheet.name)
  if (place.row > last && isText && !/\d/.test(place.cell.raw)) return true
  if (role === 'note' || role === 'number' || role === 'measure' || role === 'check' || role === 'previous' || role === 'status')
    return true
  if (role === 'label') return isText && !/\d/.test(place.cell.raw)
  if (form.kind === 'events' && saysNone(place.cell)) {
    const isNoneRow = sheet.rows.some(({ number, cells }) => number === place.row && cells.some(saysNone))
    if (role === 'date' || (role === 'figure' && isNoneRow)) return true
  }
  return (form.kind === 'list' || form.kind === 'events') && role === 'text' && place.row <= last
}

const saysNone = ({ raw }: RawCell) => /^không (?:phát sinh|có)$/iu.test(raw.trim())

function answersAnyField(sheet: Sheet, { row, column }: { row: number; column: number }): boolean {
  return sheet.rows.some((each) => each.number === row && each.columns.some((at) => at < column && each.cell(at)?.kind === 'text'))
}

function lastRowOf({ reading }: Told, sheet: string): number {
  const rows = reading.forms
    .filter((each) => each.sheet === sheet)
    .flatMap(({ entries }) => [...entries].map(({ cell }) => Number(/\d+$/.exec(cell.at.cell)?.[0])))
  return Math.max(0, ...rows)
}

/** The row of headings and the role of each of its columns, found by plain comparison of words: a second opinion beside our own. */
function headingsOf(
  sheet: Sheet,
  spellings: readonly { written: string; means: string }[],
  columns: readonly { label: string; role: string }[],
) {
  const plain = (text: string) => text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim()
  const roleOf = (text: string) => {
    const means = spellings.filter(({ written }) => plain(written) === plain(text)).map(({ means }) => means)
    return columns.find(({ label }) => plain(label) === plain(text) || means.includes(label))?.role
  }
  const rows = sheet.rows.slice(0, 12).map((row) => ({
    top: row.number,
    columns: new Map(
      row.columns.flatMap((column) => {
        const role = roleOf(row.cell(column)?.raw ?? '')
        return role ? [[column, role] as const] : []
      }),
    ),
  }))
  return rows.sort((a, b) => b.columns.size - a.columns.size)[0] ?? { top: 0, columns: new Map<number, string>() }
}

const anyContent = fc.constantFrom<string | number>(7, 57, '7', '57 cuộc', 'xem lại', '12 triệu đồng', 'Không phát sinh', 'trên 50')

describe.each(FILES)('%s', (path) => {
  it('says something of any cell that is written into it, or the form declares that it may stand there', async () => {
    const name = basename(path)
    const workbook = await readWorkbook(await readFile(join(projectRoot(), path)), name)
    if ('refused' in workbook) return expect.fail(workbook.refused)
    const before = await judge(workbook, name)
    const known = linesOf(before)
    const anyPlace = fc.constantFrom(...workbook.sheets).chain((sheet) => {
      const lastRow = (sheet.rows.at(-1)?.number ?? 1) + 4
      const lastColumn = Math.max(...sheet.rows.map(({ columns }) => columns.at(-1) ?? 1)) + 3
      return fc.record({
        sheet: fc.constant(sheet),
        row: fc.oneof(fc.integer({ min: 1, max: lastRow }), fc.integer({ min: 1, max: Math.min(lastRow, 14) })),
        column: fc.integer({ min: 1, max: lastColumn }),
        content: anyContent,
      })
    })
    const property = fc.asyncProperty(anyPlace, async ({ sheet, row, column, content }) => {
      const standing = sheet.rows.find(({ number }) => number === row)?.cell(column)
      fc.pre(standing === undefined || isBlank(standing))
      const at = { sheet: sheet.name, cell: `${columnLetters(column)}${row}` }
      const cell = typeof content === 'number' ? numberCell(content, at) : textCell(content, at)
      if (isIgnorable(sheet, before, { row, column, cell })) return
      const edited = { ...workbook, sheets: workbook.sheets.map((each) => (each === sheet ? sheetWith(sheet, row, column, cell) : each)) }
      const after = await judge(edited, name)
      const added = [...linesOf(after)].filter((line) => !known.has(line))
      expect(added.filter((line) => line.includes(`"sheet":"${sheet.name}"`)).length, `${at.sheet}!${at.cell} ${content}`).toBeGreaterThan(
        0,
      )
    })
    await fc.assert(property, { numRuns: Number(process.env.TONGHOP_RUNS ?? 40) })
  })
})
