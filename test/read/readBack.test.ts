import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readWorkbook } from '../../src/read/readWorkbook.ts'
import type { Workbook } from '../../src/read/sheet.ts'
import { buildXlsx } from './buildXlsx.ts'

/** Text as offices write it, with what CSV and XML find hard. No control characters: XML has none. */
const text = fc.oneof(
  fc.string({
    unit: fc.constantFrom('a', 'Đ', 'ờ', 'ơ\u0300', ' ', '\u00a0', '"', ';', ',', '\t', '\n', '<', '&', "'", ']', '=', '0', '🙂'),
    minLength: 1,
    maxLength: 12,
  }),
  fc.constantFrom('&amp;', '&lt;b>', '__proto__', '#REF!', '20.841', '1,5', '30/9/2023', '00123', ' '),
)
const number = fc.oneof(
  fc.integer({ min: -1e12, max: 1e12 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
)
const grid = (cell: fc.Arbitrary<string | number>) =>
  fc.array(fc.array(fc.option(cell, { nil: null }), { maxLength: 30 }), { minLength: 1, maxLength: 12 })

/** What stands in a grid, by address. */
function listGrid(rows: (string | number | null)[][]): Map<string, string | number> {
  const found = new Map<string, string | number>()
  for (const [r, row] of rows.entries()) {
    for (const [c, value] of row.entries()) {
      if (value !== null) found.set(`${c < 26 ? '' : 'A'}${String.fromCharCode(65 + (c % 26))}${r + 1}`, value)
    }
  }
  return found
}

function listWorkbook(workbook: Workbook): Map<string, unknown> {
  return new Map(
    workbook.sheets.flatMap((sheet) => sheet.rows.flatMap((row) => row.cells.map((cell) => [cell.at.cell, cell.value] as const))),
  )
}

async function readBack(bytes: Uint8Array): Promise<Map<string, unknown>> {
  const workbook = await readWorkbook(bytes, 'x')
  if ('refused' in workbook) throw new Error(workbook.refused)
  return listWorkbook(workbook)
}

test('any grid that exceljs writes is read back, cell for cell', async () => {
  const property = fc.asyncProperty(grid(fc.oneof(text, number)), async (rows) => {
    const workbook = new ExcelJS.Workbook()
    workbook.addWorksheet('X').addRows(rows)
    expect(await readBack(new Uint8Array(await workbook.xlsx.writeBuffer()))).toEqual(listGrid(rows))
  })
  await fc.assert(property, { numRuns: 60 })
})

test('any grid of texts written by hand is read back, cell for cell', async () => {
  const escapeXml = (value: string) => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  const property = fc.asyncProperty(grid(text), async (rows) => {
    const cells = [...listGrid(rows)].map(([address, value], index) => [
      address,
      index % 2
        ? `t="str"><f>X1</f><v>${escapeXml(String(value))}</v>`
        : `t="inlineStr"><is><t xml:space="preserve">${escapeXml(String(value))}</t></is>`,
    ])
    const xml = rows.map(
      (_, r) =>
        `<row r="${r + 1}">${cells
          .filter(([address]) => address?.replace(/\D+/, '') === String(r + 1))
          .map(([address, rest]) => `<c r="${address}" ${rest}</c>`)
          .join('')}</row>`,
    )
    expect(await readBack(buildXlsx({ sheets: { X: xml.join('') } }))).toEqual(listGrid(rows))
  })
  await fc.assert(property, { numRuns: 100 })
})

test('any grid of texts in a CSV is read back, cell for cell, whatever the line ends', async () => {
  const quote = (
    value: string | null, // any sign that separates is quoted: a line without its own could be cut at another
  ) => (value === null ? '' : /["\r\n;,\t]/.test(value) || value === '' ? `"${value.replaceAll('"', '""')}"` : value)
  const ends = fc.oneof(fc.array(fc.constantFrom('\r\n', '\n'), { minLength: 1, maxLength: 5 }), fc.constant(['\r']))
  const property = fc.asyncProperty(
    grid(text),
    ends,
    fc.constantFrom(';', ',', '\t'),
    fc.boolean(),
    async (rows, lineEnds, delimiter, isMarked) => {
      const lines = rows.map(
        (row, r) => `${row.map((value) => quote(value as string | null)).join(delimiter)}${lineEnds[r % lineEnds.length]}`,
      )
      const csv = `${isMarked ? '\ufeff' : ''}sep=${delimiter}\n${lines.join('')}`
      expect(await readBack(new TextEncoder().encode(csv))).toEqual(listGrid(rows))
    },
  )
  await fc.assert(property, { numRuns: Number(process.env.CSV_RUNS ?? 300), examples: [[[[';\n', null]], ['\r'], '\t', false]] })
})
