import { existsSync, readFileSync } from 'node:fs'

/** One row of a CSV with the file and line it stands on. */
export interface TableRow<T> {
  file: string
  line: number
  row: T
}

/** What is written in a cell, as what it means. Throws NotOne where it means nothing. */
export type Field<T> = (written: string) => T

/** How each column is read: `validFrom` stands under the heading `valid_from`. */
export type Shape<T> = { [Name in keyof T]-?: Field<T[Name]> }

/** What is written in a cell is not what its column holds. */
export class NotOne extends Error {}

/**
 * Reads a CSV of definitions (UTF-8, commas, a heading line). A file that is not there has no rows.
 * Throws with file and line where a row does not fit the shape.
 */
export async function readTable<T>(file: string, shape: Shape<T>): Promise<TableRow<T>[]> {
  const records = await parseRecords(file, readText(file))
  return records.map(({ record, info }) => ({ file, line: info.lines, row: readRow(record, shape, `${file}, line ${info.lines}`) }))
}

function readRow<T>(record: Record<string, string>, shape: Shape<T>, where: string): T {
  const fields = Object.entries<Field<unknown>>(shape).map(([name, read]) => {
    const heading = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
    const written = record[heading]
    if (written === undefined) throw new Error(`${where}: ${heading}: there is no such column`)
    return [name, readField(read, written, `${where}: ${heading}`)]
  })
  return Object.fromEntries(fields) as T
}

function readField<T>(read: Field<T>, written: string, where: string): T {
  try {
    return read(written)
  } catch (error) {
    throw error instanceof NotOne ? new Error(`${where}: ${error.message}`) : error
  }
}

/** At once: two dozen small files are read sooner than two dozen promises of them. */
function readText(file: string): string {
  if (!existsSync(file)) return ''
  const text = readFileSync(file, 'utf8')
  if (text.includes('\uFFFD')) throw new Error(`${file} is not UTF-8`)
  return text
}

async function parseRecords(file: string, text: string): Promise<{ record: Record<string, string>; info: { lines: number } }[]> {
  if (text === '') return []
  const { parse } = await import('csv-parse/sync')
  try {
    return parse(text, { columns: true, bom: true, info: true, skip_empty_lines: true, trim: true, comment: '#', comment_no_infix: true })
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}`, { cause: error })
  }
}
