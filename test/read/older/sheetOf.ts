import { expect } from 'vitest'
import type { RawCell } from '../../../src/parse/rawCell.ts'
import { readWorkbook } from '../../../src/read/readWorkbook.ts'
import type { Row, Sheet, Workbook } from '../../../src/read/sheet.ts'

/** Reads a file that must be readable. */
export async function read(bytes: Uint8Array, name = 'BC quy 3.xls'): Promise<Workbook> {
  const workbook = await readWorkbook(bytes, name)
  return 'refused' in workbook ? expect.fail(workbook.refused) : workbook
}

/** Why a file is refused. */
export async function reasonOf(bytes: Uint8Array): Promise<string> {
  const answer = await readWorkbook(bytes, 'BC quy 3.xls')
  return 'refused' in answer ? answer.refused : expect.fail('it was read')
}

/** What the cells of a sheet say, by address: a text, a number or a truth as it is, a day or an error behind its kind. */
export function cellsOf(sheet: Sheet | undefined): Record<string, unknown> {
  return Object.fromEntries((sheet?.rows ?? []).flatMap(({ cells }) => cells.map((cell) => [cell.at.cell, plain(cell)])))
}

function plain({ kind, value }: RawCell): unknown {
  return kind === 'date' || kind === 'error' ? `${kind} ${value}` : value
}

/** Every cell as "sheet!A1" with what it says and whether its row is shown, but for some. */
export function everyCell({ sheets }: Workbook, except: ReadonlySet<string>): Map<string, unknown> {
  const cells = sheets.flatMap((sheet) => sheet.rows.flatMap((row) => cellsIn(sheet, row)))
  return new Map(cells.filter(([place]) => !except.has(place)))
}

function cellsIn({ name }: Sheet, { cells, isHidden }: Row): [string, unknown][] {
  return cells.map(({ at, kind, value, raw }) => [`${name}!${at.cell}`, { kind, value, raw, isHidden }])
}

/** Where a workbook has formulas, as "sheet!A1": what they give depends on who calculated them, and some programs keep only that. */
export function formulasOf({ sheets }: Workbook): Set<string> {
  const cells = sheets.flatMap(({ rows }) => rows.flatMap((row) => row.cells))
  return new Set(cells.filter(({ formula }) => formula !== undefined).map(({ at }) => `${at.sheet}!${at.cell}`))
}
