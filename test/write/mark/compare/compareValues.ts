import { readXlsx } from 'hucre'
import { readWorkbook } from '../../../../src/read/readWorkbook.ts'
import { remembered } from './remembered.ts'

/** The sheets of a workbook as a reader gives them: a line for each cell that holds something. */
export interface ReadBook {
  sheets: { name: string; lines: readonly string[] }[]
}

async function readWhole(bytes: Uint8Array): Promise<ReadBook> {
  const workbook = await readWorkbook(bytes, 'tep.xlsx')
  if ('refused' in workbook) throw new Error(workbook.refused)
  const sheets = workbook.sheets.map(({ name, rows, covered, ...sheet }) => ({
    name,
    lines: [
      ...rows.flatMap((row) => row.cells.map((cell) => `${JSON.stringify(cell)}${row.isHidden ? ' hidden' : ''}`)),
      ...covered.map((cell) => `covered ${JSON.stringify(cell)}`),
      JSON.stringify(sheet),
    ],
  }))
  return { sheets }
}

/** As we read it, with formats, fonts and formulas. */
export const readByUs = remembered(readWhole)

/** As hucre reads it. */
export const readByHucre = remembered(readOtherwise)

/** Values and formulas alone: what other programs keep of a workbook that they save. */
export async function readPlainly(bytes: Uint8Array): Promise<ReadBook> {
  const workbook = await readWorkbook(bytes, 'tep.xlsx')
  if ('refused' in workbook) throw new Error(workbook.refused)
  return {
    sheets: workbook.sheets.map(({ name, rows }) => ({
      name,
      lines: rows.flatMap(({ cells }) =>
        cells.map(({ at, kind, value, formula }) => JSON.stringify({ cell: at.cell, kind, value, formula })),
      ),
    })),
  }
}

async function readOtherwise(bytes: Uint8Array): Promise<ReadBook> {
  const { sheets } = await readXlsx(bytes)
  return {
    sheets: sheets.map(({ name, rows, cells }) => ({
      name,
      lines: [
        ...rows.flatMap((row, at) => row.flatMap((value, column) => (value === null ? [] : [`${at},${column} ${JSON.stringify(value)}`]))),
        ...[...(cells ?? [])].flatMap(([place, { formula, formulaResult }]) =>
          formula ? [`${place} =${formula} ${JSON.stringify(formulaResult)}`] : [],
        ),
      ],
    })),
  }
}

/** The values and formulas that differ, where `added` sheets have come in before all others. */
export function compareValues(before: ReadBook, after: ReadBook, added = 1): string[] {
  const names = [before.sheets, after.sheets.slice(added)].map((sheets) => sheets.map(({ name }) => name).join())
  if (names[0] !== names[1]) return [`the sheets were ${names[0]} and are ${names[1]}`]
  return before.sheets.flatMap(({ name, lines }, index) => {
    const [was, is] = [new Set(lines), new Set(after.sheets[index + added]?.lines)]
    const lost = [...was].filter((line) => !is.has(line)).map((line) => `${name} has lost ${line}`)
    return [...lost, ...[...is].filter((line) => !was.has(line)).map((line) => `${name} has got ${line}`)].slice(0, 5)
  })
}
